package org.gradus.check;

import java.lang.reflect.RecordComponent;

/** The components of record classes, looked up once each: a look-up costs more than a small comparison. */
final class Records {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Records() {}

    /** Returns the components in order; not to be modified. */
    static RecordComponent[] components(Class<?> record) {
        return COMPONENTS.get(record);
    }
}
