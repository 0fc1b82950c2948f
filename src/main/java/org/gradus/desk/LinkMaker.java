package org.gradus.desk;

import org.gradus.store.AccountLinks;
import org.gradus.store.AccountLinks.Kind;
import org.gradus.store.AuditLog;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Makes links with which somebody else chooses a password, for those who may. */
public final class LinkMaker {
    private final Database database;
    private final Courses courses;
    private final AccountLinks links;
    private final LinkMails mails;
    private final AuditLog audit;

    LinkMaker(Services services, LinkMails mails) {
        this.database = services.database();
        this.courses = services.courses();
        this.links = services.links();
        this.mails = mails;
        this.audit = services.audit();
    }

    /** A link that was made: the token in it is known to nobody else. */
    public record Link(Kind kind, String token) {
        /** Its address below the server's. */
        public String path() {
            return "/welcome/" + token;
        }
    }

    /** Whether the viewer may make a link for somebody: whether the button is worth offering. */
    public boolean mayMake(Viewer viewer, Person other) {
        return AccountRule.of(viewer, courses).mayLink(other);
    }

    /**
     * Makes a link, and mails it if the server can.
     *
     * @param course in which it is noted; null for the whole server
     */
    public Link make(Viewer viewer, Person other, @Nullable Long course) {
        if (!mayMake(viewer, other)) {
            throw Refused.forbidden("error.link-rule");
        }
        Kind kind = other.invited() ? Kind.INVITATION : Kind.RESET;
        return database.transaction(handle -> {
            audit.note(viewer.signedIn(), course, "link.made", other.email(), kind.name());
            Link made = new Link(
                    kind, links.create(kind, other.id(), viewer.signedIn().id()));
            if (mails.works()) {
                mails.send(other, kind, made.token());
            }
            return made;
        });
    }
}
