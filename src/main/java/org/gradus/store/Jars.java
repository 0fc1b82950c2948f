package org.gradus.store;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** The contents of jars, each kept once however often it is handed in. */
final class Jars {
    private Jars() {}

    /** Keeps a content; the caller refers to it in the same transaction. */
    static void keep(Handle handle, String sha256, byte[] content) {
        handle.createUpdate(
                        "insert into jar (sha256, size, content) values (:sha, :size, :content) on conflict (sha256) do nothing")
                .bind("sha", sha256)
                .bind("size", content.length)
                .bind("content", content)
                .execute();
    }

    /** Deletes those to which nothing refers any more. */
    static void deleteUnused(Handle handle, Collection<String> jars) {
        for (String sha256 : jars) {
            handle.createUpdate("delete from jar where sha256 = :sha"
                            + " and not exists (select 1 from submission s where s.sha256 = jar.sha256)"
                            + " and not exists (select 1 from batch_item i where i.jar_sha256 = jar.sha256)")
                    .bind("sha", sha256)
                    .execute();
        }
    }
}
