package dev.fourfold.core.model.sample;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Breaks `foreign_types_stay_inside`, inside of a type argument.
public record ShowsForeignType(List<ArchRule> rules) {}
