/// What happens in production, and what is wrong with it: the values of step 4. The words are those of CloudTrail, OCSF
/// and Sigma.
@NullMarked
package dev.fourfold.core.event;

import org.jspecify.annotations.NullMarked;
