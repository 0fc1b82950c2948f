package org.gradus.worker;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the components of records of classes that are not known here. */
final class RecordParts {
    private RecordParts() {}

    /** The values of all components; those whose accessor throws are left out. */
    static List<@Nullable Object> of(Object object) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.add(accessor.invoke(object));
            } catch (ReflectiveOperationException e) {
                // An accessor of the student's own: what it hides cannot be watched.
            }
        }
        return values;
    }

    /** The accessor of one component, null if there is none of this name. */
    static @Nullable Method accessor(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                component.getAccessor().setAccessible(true);
                return component.getAccessor();
            }
        }
        return null;
    }
}
