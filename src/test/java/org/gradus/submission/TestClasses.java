package org.gradus.submission;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes class files of any shape for the tests, without a compiler. */
final class TestClasses {
    private TestClasses() {}

    /** A public class with a public constructor without parameters. */
    static byte[] plain(String internalName, String... interfaces) {
        return make(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC,
                internalName,
                "java/lang/Object",
                Opcodes.ACC_PUBLIC,
                "()V",
                interfaces);
    }

    static byte[] version(int version, String internalName) {
        return make(version, Opcodes.ACC_PUBLIC, internalName, "java/lang/Object", Opcodes.ACC_PUBLIC, "()V");
    }

    static byte[] extending(String internalName, String superclass, String... interfaces) {
        return make(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, superclass, Opcodes.ACC_PUBLIC, "()V", interfaces);
    }

    static byte[] interfaceOf(String internalName, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                internalName,
                null,
                "java/lang/Object",
                interfaces);
        return writer.toByteArray();
    }

    static byte[] make(
            int version,
            int access,
            String internalName,
            String superclass,
            int constructorAccess,
            String constructor,
            String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, access | Opcodes.ACC_SUPER, internalName, null, superclass, interfaces);
        MethodVisitor method = writer.visitMethod(constructorAccess, "<init>", constructor, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 5);
        method.visitEnd();
        return writer.toByteArray();
    }

    static byte[] withNativeMethod(String internalName) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "multiply", "()V", null, null)
                .visitEnd();
        return writer.toByteArray();
    }

    static byte[] moduleDescription() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        writer.visitModule("student", 0, null).visitEnd();
        return writer.toByteArray();
    }

    static byte[] anonymous(String internalName, String outer, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, internalName, null, "java/lang/Object", interfaces);
        writer.visitOuterClass(outer, null, null);
        return writer.toByteArray();
    }
}
