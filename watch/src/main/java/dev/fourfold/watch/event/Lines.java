package dev.fourfold.watch.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a stream as bytes, without copies; of a line that is too long only its length is kept.
final class Lines implements Closeable {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int start;
    private int end;
    private int following;
    private int number;
    private int lastRead;
    private boolean tooLong;
    private boolean finished;

    Lines(InputStream in) {
        this.in = in;
    }

    /// Goes to the next line; false at the end.
    boolean next() throws IOException {
        start = following;
        tooLong = false;
        int at = start;
        while (true) {
            for (; at < filled; at++) {
                if (buffer[at] == '\n') {
                    end = at;
                    following = at + 1;
                    number++;
                    return true;
                }
            }
            if (!finished && fill()) {
                at = tooLong ? 0 : filled - lastRead;
                continue;
            }
            end = filled;
            following = filled;
            if (start == end && !tooLong) return false;
            number++;
            return true;
        }
    }

    /// Reads more behind the line's beginning, which moves to the front; of a line that is too long nothing is kept.
    private boolean fill() throws IOException {
        int length = filled - start;
        tooLong |= length > LONGEST;
        if (tooLong) length = 0;
        System.arraycopy(buffer, start, buffer, 0, length);
        start = 0;
        if (length == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        lastRead = in.read(buffer, length, buffer.length - length);
        if (lastRead < 0) {
            lastRead = 0;
            finished = true;
            filled = length;
            return false;
        }
        filled = length + lastRead;
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /// 1 for the first line.
    int number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        if (tooLong) return false;
        for (int i = start; i < end; i++) if (buffer[i] > ' ' || buffer[i] < 0) return false;
        return true;
    }

    boolean contains(byte[] text) {
        for (int i = start; i <= end - text.length; i++) {
            if (Arrays.equals(buffer, i, i + text.length, text, 0, text.length)) return true;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
