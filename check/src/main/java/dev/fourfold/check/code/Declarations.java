package dev.fourfold.check.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a file defines: its functions, what its names are bound to, what it imports and gives to others.
final class Declarations {

    private static final int MOST_BINDINGS = 300;
    private static final int MOST_VALUES = 4;
    private static final int MOST_BRANCHES = 64;

    private final Blocks blocks;
    private final Map<String, List<Binding>> bindings = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<String, Binding> exports = new HashMap<>();
    private final Map<Integer, String> classes = new HashMap<>();
    private final Set<Integer> headers = new HashSet<>();

    /// Modules that the file names, as it spells them.
    final Set<String> imports = new LinkedHashSet<>();

    private final BitSet exportWords = new BitSet();
    private final Map<Function, Integer> places = new IdentityHashMap<>();
    private int[] owners = {};
    private int[][] words = {{}};

    Declarations(Blocks blocks) {
        this.blocks = blocks;
    }

    void bind(String name, Binding binding) {
        var known = bindings.computeIfAbsent(name, key -> new ArrayList<>());
        if (known.size() < MOST_BINDINGS) known.add(binding);
    }

    void define(Function function) {
        functions.add(function);
        bind(function.name(), new Binding.Defines(function.start(), function));
        for (int place = 0; place < function.parameters().size(); place++) {
            String name = function.parameters().get(place).name();
            if (!name.isEmpty()) bind(name, new Binding.Parameter(function.body(), function, place, ""));
        }
    }

    void export(String name, Binding binding) {
        exports.putIfAbsent(name, binding);
    }

    /// These words give names to other files without using them.
    void exportWords(int start, int end) {
        if (start < end) exportWords.set(start, end);
    }

    boolean isExport(int word) {
        return exportWords.get(word);
    }

    void openClass(int block, String name) {
        classes.put(block, name);
    }

    boolean inClass(int token) {
        return classes.containsKey(blocks.block(token));
    }

    /// The name of the class that a word stands in directly, empty when it stands in none.
    String className(int token) {
        return classes.getOrDefault(blocks.block(token), "");
    }

    /// Whether a bracket opens the parameters of a definition, which look like the arguments of a call.
    boolean isHeader(int bracket) {
        return headers.contains(bracket);
    }

    void header(int bracket) {
        headers.add(bracket);
    }

    java.util.Collection<String> classNames() {
        return classes.values();
    }

    boolean declaresClass(String name) {
        return classes.containsValue(name);
    }

    List<Function> functions() {
        return functions;
    }

    /// Works out which function each word belongs to; call it once, when all functions are known.
    void close(int tokens) {
        functions.sort(
                Comparator.comparingInt(Function::start).thenComparing(Function::end, Comparator.reverseOrder()));
        owners = new int[tokens];
        Deque<Integer> open = new ArrayDeque<>();
        int next = 0;
        for (int i = 0; i < tokens; i++) {
            while (!open.isEmpty() && functions.get(open.element()).end() <= i) open.pop();
            while (next < functions.size() && functions.get(next).start() <= i) open.push(next++);
            owners[i] = open.isEmpty() ? -1 : open.element();
        }
        for (int i = 0; i < functions.size(); i++) places.put(functions.get(i), i);
        gatherWords();
    }

    private void gatherWords() {
        int[] counts = new int[functions.size() + 1];
        for (int owner : owners) counts[owner + 1]++;
        words = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) words[i] = new int[counts[i]];
        Arrays.fill(counts, 0);
        for (int i = 0; i < owners.length; i++) words[owners[i] + 1][counts[owners[i] + 1]++] = i;
    }

    /// The words that belong to a function itself, not to one within it; to the file itself for -1.
    int[] words(int owner) {
        return words[owner + 1];
    }

    int place(Function function) {
        return places.getOrDefault(function, -1);
    }

    /// The index of the innermost function that a word belongs to, -1 for the file itself.
    int owner(int token) {
        return token < owners.length ? owners[token] : -1;
    }

    /// What a name can be bound to where it is used: the last binding before it and those in branches since, else what
    /// the blocks around bind, else what any function assigns to a name from outside.
    List<Binding> visible(String name, int at) {
        List<Binding> all = bindings.getOrDefault(name, List.of());
        if (all.isEmpty()) return all;
        int owner = owner(at);
        for (int block = blocks.block(at); block >= 0; block = blocks.parent(block)) {
            List<Binding> here = inBlock(all, block, at, owner);
            if (!here.isEmpty()) return here;
        }
        var others = new ArrayList<Binding>();
        for (Binding binding : all) {
            boolean sameFunction = owner >= 0 && owner(binding.at()) == owner && isBefore(binding, at);
            boolean outside = binding instanceof Binding.Assigned assigned && !assigned.local();
            boolean loose = owner(binding.at()) < 0 && !inClass(binding.at());
            if ((sameFunction || outside || loose) && others.size() < MOST_VALUES) others.add(binding);
        }
        return others;
    }

    /// Parameters are bound from the first word of a body on, which may be the one that uses them.
    private static boolean isBefore(Binding binding, int at) {
        return binding.at() < at || binding.at() == at && binding instanceof Binding.Parameter;
    }

    private List<Binding> inBlock(List<Binding> all, int block, int at, int owner) {
        var found = new ArrayList<Binding>();
        for (Binding binding : all) {
            if (owner(binding.at()) == owner && !isBefore(binding, at)) continue;
            int place = blocks.block(binding.at());
            if (place == block) {
                if (owner(binding.at()) == owner) found.clear();
                found.add(binding);
            } else if (!found.isEmpty() && owner(binding.at()) == owner && blocks.encloses(block, place))
                found.add(binding);
            if (found.size() > MOST_BRANCHES) found.removeFirst();
        }
        return found;
    }

    /// What other files get under a name.
    List<Binding> exported(String name) {
        Binding given = exports.get(name);
        if (given != null) return List.of(given);
        var found = new ArrayList<Binding>();
        for (Binding binding : bindings.getOrDefault(name, List.of())) {
            boolean top = blocks.block(binding.at()) == 0 || binding instanceof Binding.Defines;
            boolean outside =
                    binding instanceof Binding.Assigned assigned && !assigned.local() || inClass(binding.at());
            if ((top || outside) && found.size() < MOST_VALUES) found.add(binding);
        }
        return found;
    }

    /// What a member of the object that the code belongs to (`this`, `self`) is bound to.
    List<Binding> fields(String name) {
        var found = new ArrayList<>(bindings.getOrDefault("this." + name, List.of()));
        if (found.isEmpty()) {
            for (Binding binding : bindings.getOrDefault(name, List.of())) {
                if (inClass(binding.at())) found.add(binding);
            }
        }
        return found.size() > MOST_VALUES ? found.subList(0, MOST_VALUES) : found;
    }

    List<Binding.Picked> picked() {
        return bindings.values().stream()
                .flatMap(List::stream)
                .filter(Binding.Picked.class::isInstance)
                .map(Binding.Picked.class::cast)
                .toList();
    }

    /// What is bound to a dotted name as a whole.
    List<Binding> dotted(String name) {
        return bindings.getOrDefault(name, List.of());
    }
}
