package dev.fourfold.check.code;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// How the words of a file nest: which bracket closes which, and which block a word stands in.
final class Blocks {

    /// Deeper blocks are taken for part of the one around them.
    private static final int DEEPEST = 150;

    private final List<Token> tokens;
    private final int[] match;
    private final int[] block;
    private int[] parents = {-1};
    private int count = 1;

    private Blocks(List<Token> tokens) {
        this.tokens = tokens;
        this.match = new int[tokens.size()];
        this.block = new int[tokens.size()];
    }

    static Blocks of(List<Token> tokens, boolean indented) {
        var blocks = new Blocks(tokens);
        blocks.matchBrackets();
        if (indented) blocks.byIndent();
        else blocks.byBrace();
        return blocks;
    }

    /// The bracket that closes the one at `open`; the end of the file when none does.
    int close(int open) {
        return match[open];
    }

    /// The block of a word; 0 is the whole file.
    int block(int token) {
        return token < block.length ? block[token] : 0;
    }

    /// The block around a block, -1 around the whole file.
    int parent(int inner) {
        return parents[inner];
    }

    boolean encloses(int outer, int inner) {
        int walk = inner;
        while (walk > outer) walk = parents[walk];
        return walk == outer;
    }

    /// A closing bracket of another kind closes everything that was opened since its own kind, so that one slip does
    /// not
    /// unhinge the rest of the file.
    private void matchBrackets() {
        Arrays.fill(match, tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.opens()) open.push(i);
            if (!token.closes()) continue;
            String opener = opener(token.text());
            int steps = 0;
            boolean found = false;
            for (int candidate : open) {
                if (tokens.get(candidate).is(opener)) {
                    found = true;
                    break;
                }
                if (++steps > 8) break;
            }
            if (!found) continue;
            while (!tokens.get(open.element()).is(opener)) match[open.pop()] = i;
            match[open.pop()] = i;
        }
    }

    private static String opener(String closer) {
        return switch (closer) {
            case ")" -> "(";
            case "]" -> "[";
            case "}" -> "{";
            case Token.CLOSE_TEMPLATE -> Token.OPEN_TEMPLATE;
            default -> Token.OPEN_HOLE;
        };
    }

    private int open(int parent) {
        if (count == parents.length) parents = Arrays.copyOf(parents, count * 2);
        parents[count] = parent;
        return count++;
    }

    private void byBrace() {
        Deque<Integer> ends = new ArrayDeque<>();
        int current = 0;
        for (int i = 0; i < tokens.size(); i++) {
            while (!ends.isEmpty() && ends.element() <= i) {
                ends.pop();
                current = parents[current];
            }
            block[i] = current;
            if (!tokens.get(i).is("{") || ends.size() == DEEPEST) continue;
            current = open(current);
            ends.push(match[i]);
        }
    }

    private void byIndent() {
        Deque<Integer> indents = new ArrayDeque<>();
        indents.push(0);
        int current = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int indent = tokens.get(i).indent();
            if (indent >= 0) {
                while (indent < indents.element() && indents.size() > 1) {
                    indents.pop();
                    current = parents[current];
                }
                if (indent > indents.element() && indents.size() < DEEPEST) {
                    indents.push(indent);
                    current = open(current);
                }
            }
            block[i] = current;
        }
    }
}
