package dev.fourfold.core.finding;

/// What findings of one kind have in common, for those who read about it.
///
/// @param id for ever
/// @param title what is wrong, for any component
/// @param help Markdown: why it is wrong and what to do
/// @param cwe the number of the weakness in MITRE's Common Weakness Enumeration; 0 where none fits
public record Rule(String id, String title, String help, int cwe) {}
