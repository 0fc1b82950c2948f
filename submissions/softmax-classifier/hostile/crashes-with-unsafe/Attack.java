package student;

import java.lang.reflect.Field;

/** Crashes the JVM by writing where no memory is. Gains nothing: a crash fails this check alone, and where the sandbox is complete there is no Unsafe. */
final class Attack {
    private Attack() {}

    static void attempt() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            unsafe.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
