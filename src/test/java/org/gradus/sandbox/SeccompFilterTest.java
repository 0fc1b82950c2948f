package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the filter's program as the kernel would. */
class SeccompFilterTest {
    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;
    private static final int X86 = 0xC000003E;
    private static final int ARM = 0xC00000B7;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read                     | 0   | 63  | 0          | 0      | 0        | allow
            write                    | 1   | 64  | 1          | 0      | 0        | allow
            futex                    | 202 | 98  | 0          | 0      | 0        | allow
            a thread                 | 56  | 220 | 0x3d0f00   | 0      | 0        | allow
            a process                | 56  | 220 | 0x1200011  | 0      | 0        | refuse
            a thread, new namespace  | 56  | 220 | 0x103d0f00 | 0      | 0        | refuse
            clone3                   | 435 | 435 | 0          | 0      | 0        | missing
            openat to read           | 257 | 56  | -100       | 0      | 0x80000  | allow
            openat to write          | 257 | 56  | -100       | 0      | 1        | refuse
            openat to read and write | 257 | 56  | -100       | 0      | 2        | refuse
            openat to create         | 257 | 56  | -100       | 0      | 0x40     | refuse
            openat to truncate       | 257 | 56  | -100       | 0      | 0x200    | refuse
            a temporary file         | 257 | 56  | -100       | 0      | 0x410000 | refuse
            TCGETS                   | 16  | 29  | 0          | 0x5401 | 0        | allow
            TIOCSTI                  | 16  | 29  | 0          | 0x5412 | 0        | refuse
            TIOCSTI with high bits   | 16  | 29  | 0          | 0x100005412 | 0   | refuse
            the thread's name        | 157 | 167 | 15         | 0      | 0        | allow
            no new privileges        | 157 | 167 | 38         | 0      | 0        | refuse
            a seccomp filter         | 157 | 167 | 22         | 0      | 0        | refuse
            its own limits           | 302 | 261 | 0          | 0      | 0        | allow
            another's limits         | 302 | 261 | 1          | 0      | 0        | refuse
            socket                   | 41  | 198 | 2          | 1      | 0        | refuse
            connect                  | 42  | 203 | 0          | 0      | 0        | refuse
            ptrace                   | 101 | 117 | 16         | 1      | 0        | refuse
            kill                     | 62  | 129 | 1          | 9      | 0        | refuse
            mount                    | 165 | 40  | 0          | 0      | 0        | refuse
            unshare                  | 272 | 97  | 0          | 0      | 0        | refuse
            bpf                      | 321 | 280 | 0          | 0      | 0        | refuse
            io_uring_setup           | 425 | 425 | 0          | 0      | 0        | refuse
            memfd_create             | 319 | 279 | 0          | 0      | 0        | refuse
            unlinkat                 | 263 | 35  | 0          | 0      | 0        | refuse
            mkdirat                  | 258 | 34  | 0          | 0      | 0        | refuse
            seccomp                  | 317 | 277 | 1          | 0      | 0        | refuse
            """)
    void callsAreJudgedByNumberAndArguments(
            String name, int x86, int arm, String first, String second, String third, String verdict) {
        int expected = switch (verdict) {
            case "allow" -> ALLOW;
            case "missing" -> ENOSYS;
            default -> EPERM;
        };
        long[] arguments = {Long.decode(first), Long.decode(second), Long.decode(third)};
        assertThat(judge("amd64", X86, x86, arguments)).as(name).isEqualTo(expected);
        assertThat(judge("aarch64", ARM, arm, arguments)).as(name).isEqualTo(expected);
    }

    @Test
    void openIsJudgedWhereItExists() {
        assertThat(judge("amd64", X86, 2, 0, 0, 0)).isEqualTo(ALLOW);
        assertThat(judge("amd64", X86, 2, 0, 1, 0)).isEqualTo(EPERM);
    }

    @Test
    void foreignArchitecturesAndNumbersEndTheProcess() {
        assertThat(judge("amd64", 0x40000003, 3, 0)).isEqualTo(KILL);
        assertThat(judge("aarch64", X86, 0, 0)).isEqualTo(KILL);
        assertThat(judge("amd64", X86, 0x40000000, 0)).isEqualTo(KILL);
    }

    @Test
    void mostNumbersAreRefused() {
        int allowed = 0;
        for (int number = 0; number < 500; number++) {
            if (judge("amd64", X86, number, 0, 0, 0) == ALLOW) {
                allowed++;
            }
        }
        assertThat(allowed).isBetween(70, 85);
    }

    @Test
    void otherArchitecturesHaveNoFilter() {
        assertThat(SeccompFilter.forArchitecture("riscv64")).isEmpty();
    }

    /** A machine for the five instructions in use; see linux/filter.h. */
    private static int judge(String architecture, int audit, int number, long... arguments) {
        ByteBuffer call = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        call.putInt(number).putInt(audit).putLong(0);
        for (long argument : arguments) {
            call.putLong(argument);
        }
        ByteBuffer program = ByteBuffer.wrap(
                        SeccompFilter.forArchitecture(architecture).orElseThrow())
                .order(ByteOrder.nativeOrder());
        int accumulator = 0;
        int at = 0;
        while (true) {
            int code = program.getShort(8 * at);
            int ifTrue = Byte.toUnsignedInt(program.get(8 * at + 2));
            int ifFalse = Byte.toUnsignedInt(program.get(8 * at + 3));
            int value = program.getInt(8 * at + 4);
            at++;
            switch (code) {
                case 0x20 -> accumulator = call.getInt(value);
                case 0x54 -> accumulator &= value;
                case 0x15 -> at += accumulator == value ? ifTrue : ifFalse;
                case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return value;
                }
                default -> throw new AssertionError("instruction " + code);
            }
        }
    }
}
