package org.gradus.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;

/** Grades a small submission of our own before the first real one comes, so that the code on the way is loaded by then. */
final class WarmUp {
    private static final Request.Target TARGET = new Request.Target(
            SquaredLoss.class.getName(),
            0,
            "evaluate",
            "(Lorg/ejml/simple/SimpleMatrix;Lorg/ejml/simple/SimpleMatrix;[ID)Lorg/gradus/api/LossAndGradient;");

    private static final List<Value> ARGUMENTS = List.of(
            new Value.Matrix(2, 2, new double[] {1, 2, 3, 4}),
            new Value.Matrix(2, 2, new double[] {4, 3, 2, 1}),
            new Value.Wholes(new int[] {0, 1}),
            new Value.Real(0.5));

    private static final int LOCAL_HEADER = 30;

    private WarmUp() {}

    /** The interface of the built-in assignment. */
    public interface Loss {
        LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);
    }

    /** Its submission. */
    public static final class SquaredLoss implements Loss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            SimpleMatrix scores = x.mult(w);
            for (int i = 0; i < y.length; i++) {
                scores.set(i, y[i], scores.get(i, y[i]) - 1);
            }
            double loss = scores.elementMult(scores).elementSum() / 2 + reg * w.elementSum();
            return new LossAndGradient(loss, x.transpose().mult(scores).plus(w.scale(reg)));
        }
    }

    static void run(OwnJar own, String build) throws IOException {
        answer(own, build, List.of());
    }

    /** Uses besides what submissions are likely to use, so that it becomes part of the class-data archive. */
    static void train(OwnJar own, String build) throws IOException {
        answer(own, build, List.of(new Request.Race(List.of(TARGET, TARGET), ARGUMENTS, 1, 1, new int[] {2, 2, 2})));
        WarmUpGiven.train(own, build);
        SimpleMatrix matrix = new SimpleMatrix(new double[][] {{1, 2}, {3, 4}});
        matrix.getRow(0).concatRows(matrix.extractVector(true, 1)).minus(matrix).divide(2);
        matrix.elementExp().elementLog().elementPower(2).elementDiv(matrix).negative();
        matrix.elementMax();
        matrix.elementMaxAbs();
        matrix.normF();
        matrix.cols(0, 1).dot(matrix.getColumn(0));
        new SimpleMatrix(new DMatrixRMaj(2, 2)).getDDRM().fill(1);
    }

    private static void answer(OwnJar own, String build, List<Request> more) throws IOException {
        String role = Loss.class.getName();
        String implementation = SquaredLoss.class.getName();
        Printed printed = new Printed(OutputStream.nullOutputStream());
        Harness harness = new Harness(build, printed, StudentLoader.ANY);
        List<Request> requests = new ArrayList<>(List.of(
                new Request.Load(jar(own, implementation), Map.of(role, own.read(classFile(role))), List.of(role)),
                new Request.Begin(),
                new Request.Call(TARGET, ARGUMENTS),
                new Request.Sweep(
                        TARGET,
                        ARGUMENTS,
                        0,
                        "loss",
                        "gradient",
                        List.of(new double[] {1, 0, 0, 1}),
                        new int[] {0, 0},
                        new double[] {1e-5, -1e-5})));
        requests.addAll(more);
        try {
            for (Request request : requests) {
                byte[] body = passed(Codec.encode(request), Frames.MAX_REQUEST);
                Codec.decodeReply(passed(
                        Codec.encode(harness.answer(Codec.decodeRequest(body), WarmUpGiven.LINE)), Frames.MAX_REPLY));
            }
        } catch (MalformedFrame e) {
            throw new IOException(e);
        }
    }

    private static byte[] passed(byte[] body, int limit) throws IOException, MalformedFrame {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frames.write(bytes, 0, body);
        return Frames.read(new ByteArrayInputStream(bytes.toByteArray()), limit).body();
    }

    /**
     * A zip file of one class, as much of it as a stream needs: a local header and the content. The platform's own writer would load
     * its compressor and its calendar, which no submission uses.
     */
    static byte[] jar(OwnJar own, String name) throws IOException {
        byte[] content = own.read(classFile(name));
        byte[] path = classFile(name).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        return ByteBuffer.allocate(LOCAL_HEADER + path.length + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                // Version, flags, method (stored), time, date: 1 January 1980.
                .putShort((short) 10)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0x21)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) path.length)
                .putShort((short) 0)
                .put(path)
                .put(content)
                .array();
    }

    static String classFile(String name) {
        return name.replace('.', '/') + ".class";
    }
}
