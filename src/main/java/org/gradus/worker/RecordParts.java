package org.gradus.worker;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.gradus.protocol.RecordForm;
import org.jspecify.annotations.Nullable;

/** Reads the components of records of classes that are not known here. */
final class RecordParts {
    private RecordParts() {}

    /** The values of all components; those whose accessor throws are left out. */
    static List<@Nullable Object> of(Object object) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : RecordForm.of(object.getClass()).components()) {
            try {
                values.add(component.getAccessor().invoke(object));
            } catch (ReflectiveOperationException e) {
                // An accessor of the student's own: what it hides cannot be watched.
            }
        }
        return values;
    }
}
