package dev.fourfold.core.model;

/// A place in a file of the application.
///
/// @param file path relative to the application's root, with `/` between folders
/// @param line 1 for the first line; 0 when only the file is known
/// @param column 1 for the first character of a line; 0 when only the line is known
public record Location(String file, int line, int column) implements Comparable<Location> {

    /// A whole file.
    public static Location of(String file) {
        return new Location(file, 0, 0);
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) return byFile;
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /// `file:line:column`, as editors and terminals link it; without the parts that are not known.
    @Override
    public String toString() {
        if (line == 0) return file;
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
