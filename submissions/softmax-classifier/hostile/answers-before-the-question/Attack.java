package student;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/** Floods the answer channel from a thread of its own, beginning when the class is loaded. Gains nothing: an answer that was not asked for ends the exchange. */
final class Attack {
    private Attack() {}

    static void attempt() {
        Thread thread = new Thread(Attack::answer);
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer() {
        List<FileOutputStream> streams = streams();
        for (int i = 0; i < 10_000; i++) {
            for (FileOutputStream stream : streams) {
                try {
                    stream.write(new byte[64]);
                } catch (IOException e) {
                    return;
                }
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
