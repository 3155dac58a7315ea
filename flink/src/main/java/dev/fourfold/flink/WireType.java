package dev.fourfold.flink;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/// Tells Flink that a type has a serializer of its own.
final class WireType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final WireSerializer<T> serializer;

    WireType(Class<T> type, WireSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public String toString() {
        return "WireType(" + type.getSimpleName() + ")";
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WireType<?>;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireType<?> wire && wire.type == type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
