package dev.tapiemulator.testkit.junit;

import java.lang.reflect.Parameter;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * A parameter of a method that is called without the help of JUnit; the names of the parts are those of {@link
 * ParameterContext}.
 */
record MethodParameter(Parameter getParameter, int getIndex, Optional<Object> getTarget)
    implements ParameterContext {}
