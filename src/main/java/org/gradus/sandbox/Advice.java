package org.gradus.sandbox;

/** What an operator can do when bubblewrap does not run, from what it said. */
final class Advice {
    private Advice() {}

    static String on(String message) {
        if (message.contains("is not installed")) {
            return "Install bubblewrap (and util-linux) to keep submissions apart from this machine: apt-get install"
                    + " bubblewrap";
        } else if (message.contains("setting up uid map") || message.contains("RTM_NEWADDR")) {
            return "AppArmor denies user namespaces to bubblewrap, as Ubuntu does since 23.10: load the profile"
                    + " bwrap-userns-restrict (package apparmor-profiles, then apparmor_parser -r), or set"
                    + " kernel.apparmor_restrict_unprivileged_userns=0 by sysctl.";
        } else if (message.contains("No permissions to create new namespace")
                || message.contains("namespaces exceeded")
                || message.contains("Creating new namespace failed")) {
            return "This system denies new namespaces, as containers do: run Gradus as the container's root, which needs"
                    + " none, or the container with --security-opt seccomp=unconfined, or raise"
                    + " user.max_user_namespaces by sysctl.";
        }
        return "bubblewrap does not start a worker here; it said: " + message;
    }
}
