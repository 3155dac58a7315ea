package dev.fourfold.watch.event;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file's content, inflated if it is gzip, whatever its name says. Reading ends with an exception where a small file
/// would become a giant one.
final class Inflated extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    /// CloudTrail's files shrink to a tenth; a file of one letter to a thousandth.
    private static final long RATIO = 100;
    private static final long ALWAYS_FINE = 64L << 20;

    private final long limit;
    private long read;

    private Inflated(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static InputStream of(Path file) throws IOException {
        long size = Files.size(file);
        var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            if (!gzip) return raw;
            return new Inflated(new GZIPInputStream(raw, BUFFER), Math.max(ALWAYS_FINE, size * RATIO));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) counted(1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) counted(n);
        return n;
    }

    private void counted(int n) throws IOException {
        read += n;
        if (read > limit) throw new IOException("it inflates to more than " + RATIO + " times its size");
    }
}
