/// Pages: one Markdown file per thing that people add. The front matter is the rule, the prose is its documentation,
/// the fenced examples are its tests.
@NullMarked
package dev.fourfold.core.page;

import org.jspecify.annotations.NullMarked;
