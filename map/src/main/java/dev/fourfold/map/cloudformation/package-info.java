/// Reads CloudFormation, SAM and synthesised CDK into a blueprint. The door is [CloudFormation].
@NullMarked
package dev.fourfold.map.cloudformation;

import org.jspecify.annotations.NullMarked;
