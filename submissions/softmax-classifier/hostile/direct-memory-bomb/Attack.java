package student;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes memory that no heap limit covers. Gains nothing: direct memory has a limit of its own. */
final class Attack {
    private Attack() {}

    static void attempt() {
        List<ByteBuffer> hoard = new ArrayList<>();
        while (hoard.size() < 100_000) {
            hoard.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
