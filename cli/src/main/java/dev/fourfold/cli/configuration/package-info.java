/// What the owner of an application says in its `fourfold.yaml`: its shape, its schema, how it is read, and a first
/// draft
/// of it.
@NullMarked
package dev.fourfold.cli.configuration;

import org.jspecify.annotations.NullMarked;
