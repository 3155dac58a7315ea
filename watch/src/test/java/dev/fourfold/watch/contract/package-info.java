/// What every engine has to do with the detectors. The `flink` module compiles this folder into its own tests.
@NullMarked
package dev.fourfold.watch.contract;

import org.jspecify.annotations.NullMarked;
