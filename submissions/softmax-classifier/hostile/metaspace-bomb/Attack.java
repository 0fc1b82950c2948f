package student;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Defines classes until there is no room for them. Gains nothing: that room has a limit, and the worker ends there. */
final class Attack {
    private Attack() {}

    static void attempt() {
        List<Class<?>> hoard = new ArrayList<>();
        Definer definer = new Definer();
        for (int i = 0; i >= 0; i++) {
            String name = "Bomb" + i;
            hoard.add(definer.define(name, classFile(name)));
        }
    }

    /** Writes the smallest class file: a public class without members. */
    private static byte[] classFile(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(61);
            out.writeShort(5);
            out.writeByte(1);
            out.writeUTF(name);
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(1);
            out.writeUTF("java/lang/Object");
            out.writeByte(7);
            out.writeShort(3);
            // Public and super, this class, its superclass, then no interfaces, fields, methods, attributes.
            out.writeShort(0x21);
            out.writeShort(2);
            out.writeShort(4);
            out.writeLong(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A class loader that defines whatever it is given. */
    private static final class Definer extends ClassLoader {
        Class<?> define(String name, byte[] classFile) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
