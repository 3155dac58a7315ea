/// What Fourfold knows of each service: one page a service, under `pages/services`.
@NullMarked
package dev.fourfold.core.catalogue;

import org.jspecify.annotations.NullMarked;
