/// What is wrong with an application: the values of step 3. The words are SARIF's.
@NullMarked
package dev.fourfold.core.finding;

import org.jspecify.annotations.NullMarked;
