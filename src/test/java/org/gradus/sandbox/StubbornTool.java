package org.gradus.sandbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program that does what its input says, also what it should not. */
public final class StubbornTool {
    private StubbornTool() {}

    public static void main(String[] args) throws IOException {
        String wish = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        List<byte[]> kept = new ArrayList<>();
        while (wish.equals("loop")) {
            Thread.onSpinWait();
        }
        while (wish.equals("eat")) {
            kept.add(new byte[1 << 20]);
        }
        while (wish.equals("flood")) {
            out.write(new byte[1 << 16]);
        }
        if (wish.equals("fail")) {
            throw new IOException("on purpose");
        }
        out.write((kept.size() + " " + wish).getBytes(StandardCharsets.UTF_8));
    }
}
