package org.gradus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads a worker's standard error as it comes: keeps the beginning and the end since the last look, counts everything. */
final class PrintedText {
    private static final int HEAD = 16 << 10;
    private static final int TAIL = 8 << 10;

    private final InputStream in;
    private final long cap;
    private final Runnable onFlood;

    private final byte[] head = new byte[HEAD];
    private final byte[] tail = new byte[TAIL];
    private long sinceLook;
    private long total;
    private boolean ended;

    /**
     * @param cap number of bytes from which on it counts as a flood
     * @param onFlood called once then
     */
    PrintedText(InputStream in, long cap, Runnable onFlood) {
        this.in = in;
        this.cap = cap;
        this.onFlood = onFlood;
        Thread thread = new Thread(this::read, "worker-output");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        byte[] buffer = new byte[8 << 10];
        try (in) {
            boolean flooded = false;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                add(buffer, count);
                if (!flooded && total() > cap) {
                    flooded = true;
                    onFlood.run();
                }
            }
        } catch (IOException e) {
            // The process was killed and its stream closed: there is no more to read.
        } finally {
            end();
        }
    }

    private synchronized void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (sinceLook < HEAD) {
                head[(int) sinceLook] = bytes[i];
            } else {
                tail[(int) ((sinceLook - HEAD) % TAIL)] = bytes[i];
            }
            sinceLook++;
        }
        total += count;
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized long total() {
        return total;
    }

    /** Waits until so many bytes have come since the start, the stream has ended, or the time is over. */
    synchronized void await(long bytes, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (total < bytes && !ended) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came since the last call. */
    synchronized Output take() {
        Output output = look();
        sinceLook = 0;
        return output;
    }

    /** What came since the last {@link #take}, which this leaves alone. */
    synchronized Output look() {
        if (sinceLook == 0) {
            return Output.NONE;
        }
        int headSize = (int) Math.min(sinceLook, HEAD);
        long after = sinceLook - headSize;
        int tailSize = (int) Math.min(after, TAIL);
        byte[] end = new byte[tailSize];
        for (int i = 0; i < tailSize; i++) {
            end[i] = tail[(int) ((after - tailSize + i) % TAIL)];
        }
        String first = new String(head, 0, headSize, StandardCharsets.UTF_8);
        String last = new String(end, StandardCharsets.UTF_8);
        if (after == tailSize) {
            // Nothing was left out: one text.
            byte[] all = new byte[headSize + tailSize];
            System.arraycopy(head, 0, all, 0, headSize);
            System.arraycopy(end, 0, all, headSize, tailSize);
            return new Output(new String(all, StandardCharsets.UTF_8), 0, "", sinceLook);
        }
        return new Output(first, after - tailSize, last, sinceLook);
    }
}
