package org.gradus.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class, looked up once. The JVM answers each look-up with new accessors and prepares each of them anew;
 * in a fresh worker that costs more than the submission's own work.
 */
public final class RecordForm {
    private static final ClassValue<RecordForm> KNOWN = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return new RecordForm(type);
        }
    };

    private final Class<?> type;
    private final List<RecordComponent> components;
    private @Nullable Constructor<?> constructor;

    private RecordForm(Class<?> type) {
        this.type = type;
        components = List.of(type.getRecordComponents());
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
        }
    }

    /** Returns the form of a record class. */
    public static RecordForm of(Class<?> record) {
        return KNOWN.get(record);
    }

    /** The components in order; their accessors may be called. */
    public List<RecordComponent> components() {
        return components;
    }

    /** The accessor of one component, null if there is none of this name. */
    public @Nullable Method accessor(String name) {
        for (RecordComponent component : components) {
            if (component.getName().equals(name)) {
                return component.getAccessor();
            }
        }
        return null;
    }

    /** Makes a record of these parts, in the order of the components. */
    Object make(Object[] parts) throws ReflectiveOperationException {
        Constructor<?> known = constructor;
        if (known == null) {
            Class<?>[] types = new Class<?>[components.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = components.get(i).getType();
            }
            known = type.getDeclaredConstructor(types);
            known.setAccessible(true);
            constructor = known;
        }
        return known.newInstance(parts);
    }
}
