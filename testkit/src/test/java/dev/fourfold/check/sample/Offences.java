package dev.fourfold.check.sample;

import dev.fourfold.map.internal.Inside;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/// One small class for each rule that it breaks.
public final class Offences {
    private Offences() {}

    public static final class Prints {
        public void run() {
            System.out.println("x");
        }
    }

    public static final class Exits {
        public void run() {
            System.exit(1);
        }
    }

    public static final class Connects {
        public void run() throws IOException {
            new Socket("localhost", 1).close();
        }
    }

    public static final class EntersAnotherModule {
        public Object run() {
            return Inside.VALUE;
        }
    }

    public static final class StringHelper {}

    public record StoresOptional(Optional<String> value) {}

    public static final class Clean {
        public Optional<String> value() {
            return Optional.empty();
        }
    }
}
