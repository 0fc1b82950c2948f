package org.gradus.submission;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says of itself, read without loading it.
 *
 * @param name binary name, such as {@code student.Loops}
 * @param superclass binary name of the superclass, empty for {@code java.lang.Object} and module descriptions
 * @param interfaces binary names of the interfaces that it names itself
 * @param access access flags as in the class file
 * @param major class-file version: Java version plus 44
 * @param preview whether it was compiled with preview features
 * @param constructible whether it has a public constructor without parameters
 * @param local whether it is an anonymous class or one declared within a method: nobody outside can mean it
 * @param nativeMethod name of its first native method, empty if it has none
 */
public record ClassFacts(
        String name,
        String superclass,
        List<String> interfaces,
        int access,
        int major,
        boolean preview,
        boolean constructible,
        boolean local,
        String nativeMethod) {
    /** The newest class-file version whose constant pool the library behind this knows. */
    static final int NEWEST_KNOWN_MAJOR = Opcodes.V28 & 0xFFFF;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int OLDEST_MAJOR = 45;
    private static final int PREVIEW_MINOR = 0xFFFF;
    private static final int CONSTANT_UTF8 = 1;
    private static final int CONSTANT_CLASS = 7;
    private static final int LONGEST_NAME = 1_000;
    private static final int MEMBER_HEADER = 6;
    private static final int ATTRIBUTE_HEADER = 6;

    public ClassFacts {
        interfaces = List.copyOf(interfaces);
    }

    /** Whether other packages may use it. */
    public boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    /** Whether it is an interface or an abstract class. */
    public boolean isAbstract() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0;
    }

    /** Whether it is an interface. */
    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The name without package, nested classes with a dot as in sources. */
    public String simpleName() {
        return simpleName(name);
    }

    static String simpleName(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The class-file version, without reading further; 0 if these are not the first bytes of a class file. */
    static int majorVersion(byte[] classFile) {
        if (classFile.length < 10 || int32(classFile, 0) != MAGIC) {
            return 0;
        }
        int major = int32(classFile, 4) & 0xFFFF;
        return major < OLDEST_MAJOR ? 0 : major;
    }

    /**
     * Reads a class file.
     *
     * @throws IllegalArgumentException if it is no class file, or newer than {@link #NEWEST_KNOWN_MAJOR}
     */
    static ClassFacts read(byte[] classFile) {
        int major = majorVersion(classFile);
        if (major == 0 || major > NEWEST_KNOWN_MAJOR) {
            throw new IllegalArgumentException("no class file of a known version");
        }
        try {
            return new Walk(classFile, major).read();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            // How the reader behind this says that an index or a length leads nowhere.
            throw new IllegalArgumentException("the class file points out of itself", e);
        }
    }

    private static int int32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    /**
     * Walks over a class file in one direction. ASM's visitors are for class files that compilers wrote: negative lengths make
     * them go back and round for billions of steps, nested annotations exhaust the stack, and constants of the wrong kind are read
     * as texts that overlap, gigabytes of them. So ASM reads the constant pool only; the members are walked here, each step
     * forward and within the file, and each constant is asked for its kind.
     */
    private static final class Walk {
        private final ClassReader reader;
        private final char[] buffer;
        private final int length;
        private final int major;
        private int at;
        private String nativeMethod = "";
        private boolean constructible;
        private boolean local;

        Walk(byte[] classFile, int major) {
            this.reader = new ClassReader(classFile);
            this.buffer = new char[reader.getMaxStringLength()];
            this.length = classFile.length;
            this.major = major;
        }

        ClassFacts read() {
            at = reader.header;
            int access = u16();
            String name = className();
            String superclass = u16At(at) == 0 ? skipped() : className();
            Set<String> interfaces = new LinkedHashSet<>();
            for (int i = u16(); i > 0; i--) {
                if (!interfaces.add(className())) {
                    throw new IllegalArgumentException("an interface is named twice");
                }
            }
            members(false);
            members(true);
            attributes(true);
            if (at != length) {
                throw new IllegalArgumentException("there are bytes after the end of the class");
            }
            boolean withPreview = reader.readUnsignedShort(4) == PREVIEW_MINOR;
            return new ClassFacts(
                    name,
                    superclass,
                    List.copyOf(interfaces),
                    access,
                    major,
                    withPreview,
                    constructible,
                    local,
                    nativeMethod);
        }

        private void members(boolean methods) {
            for (int i = u16(); i > 0; i--) {
                need(MEMBER_HEADER);
                int access = u16();
                String name = utf8();
                String descriptor = utf8();
                if (methods && (access & Opcodes.ACC_NATIVE) != 0 && nativeMethod.isEmpty()) {
                    nativeMethod = name;
                }
                if (methods && name.equals("<init>") && descriptor.equals("()V")) {
                    constructible = (access & Opcodes.ACC_PUBLIC) != 0;
                }
                attributes(false);
            }
        }

        private void attributes(boolean ofClass) {
            for (int i = u16(); i > 0; i--) {
                need(ATTRIBUTE_HEADER);
                String name = utf8();
                int size = reader.readInt(at);
                at += 4;
                if (size < 0) {
                    throw new IllegalArgumentException("an attribute is too long");
                }
                need(size);
                at += size;
                local |= ofClass && name.equals("EnclosingMethod");
            }
        }

        private String className() {
            String name = text(constant(u16(), CONSTANT_CLASS));
            if (name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("a class name is too long");
            }
            return name.replace('/', '.');
        }

        private String utf8() {
            String text = text(at);
            at += 2;
            return text;
        }

        /** Reads the text whose index stands at this position. */
        private String text(int position) {
            constant(u16At(position), CONSTANT_UTF8);
            String text = reader.readUTF8(position, buffer);
            if (text == null || text.isEmpty()) {
                throw new IllegalArgumentException("a name is empty");
            }
            return text;
        }

        /** Returns where the content of a constant begins, behind its kind. */
        private int constant(int index, int kind) {
            int position = reader.getItem(index);
            if (position == 0 || reader.readByte(position - 1) != kind) {
                throw new IllegalArgumentException("a constant is missing or of the wrong kind");
            }
            return position;
        }

        private String skipped() {
            at += 2;
            return "";
        }

        private int u16() {
            int value = u16At(at);
            at += 2;
            return value;
        }

        private int u16At(int position) {
            if (position + 2 > length) {
                throw new IllegalArgumentException("the class file ends early");
            }
            return reader.readUnsignedShort(position);
        }

        private void need(int bytes) {
            if (bytes > length - at) {
                throw new IllegalArgumentException("the class file ends early");
            }
        }
    }
}
