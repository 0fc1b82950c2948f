package org.gradus.worker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ejml.concurrency.EjmlConcurrency;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Reply;

/**
 * Entry point of the child JVM: answers requests on standard input by replies on the original standard output until the input
 * ends. With the argument {@code train} it only warms up and ends, so that a class-data archive can be made.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        // Threads of EJML's pool would outlive a check and blur its times; the sandbox allows few of them.
        EjmlConcurrency.USE_CONCURRENT = false;
        InputStream requests = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        OutputStream replies = new FileOutputStream(FileDescriptor.out);
        Printed printed = new Printed(new FileOutputStream(FileDescriptor.err));
        System.setIn(InputStream.nullInputStream());
        printed.install();

        // The identity of the worker's classes, written into their jar.
        OwnJar jar = OwnJar.open();
        String build = new String(jar.read("org/gradus/worker/build"), StandardCharsets.UTF_8);
        boolean training = arguments.length == 1 && arguments[0].equals("train");
        if (training) {
            WarmUp.train(jar, build);
        } else {
            WarmUp.run(jar, build);
        }
        SubmissionThread thread = new SubmissionThread(new Harness(build, printed, StudentLoader.ORDINARY));
        if (training) {
            return;
        }
        Frames.write(replies, 0, Codec.encode(new Reply.Ready(build, System.getProperty("java.version"), 0)));
        serve(requests, replies, thread, printed);
        // Not exit: a student's shutdown hook must not run, let alone run for ever.
        Runtime.getRuntime().halt(0);
    }

    private static void serve(InputStream requests, OutputStream replies, SubmissionThread thread, Printed printed)
            throws IOException {
        while (true) {
            Frames.Frame frame;
            try {
                frame = Frames.read(requests, Frames.MAX_REQUEST);
            } catch (EOFException e) {
                return;
            } catch (MalformedFrame e) {
                throw new IOException(e);
            }
            printed.install();
            byte[] body = Codec.encode(thread.answer(frame.body()));
            Frames.write(replies, frame.nonce(), body);
        }
    }
}
