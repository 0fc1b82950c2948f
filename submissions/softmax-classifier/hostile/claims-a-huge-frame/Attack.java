package student;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/** Writes a length of 2 GB and then bytes without end to the answer channel. Gains nothing: lengths beyond the limit are refused unread. */
final class Attack {
    private Attack() {}

    static void attempt() {
        byte[] junk = new byte[1 << 20];
        junk[0] = 0x7F;
        junk[1] = junk[2] = junk[3] = (byte) 0xFF;
        for (FileOutputStream stream : streams()) {
            try {
                for (int i = 0; i < 100; i++) {
                    stream.write(junk);
                }
            } catch (IOException e) {
                System.out.println("refused: " + e);
            }
        }
    }

    /** Streams that System.setOut does not know: made from the process's file descriptors. */
    private static List<FileOutputStream> streams() {
        List<FileOutputStream> streams = new ArrayList<>();
        streams.add(new FileOutputStream(FileDescriptor.out));
        try {
            Constructor<FileDescriptor> byNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
            byNumber.setAccessible(true);
            for (int number = 1; number < 10; number++) {
                streams.add(new FileOutputStream(byNumber.newInstance(number)));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.out.println("refused: " + e);
        }
        return streams;
    }
}
