package dev.tapiemulator.testkit.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A parameter of a method that is called without the help of JUnit. */
record MethodParameter(Parameter parameter, int index, Optional<Object> target) implements ParameterContext {

  @Override
  public Parameter getParameter() {
    return parameter;
  }

  @Override
  public int getIndex() {
    return index;
  }

  @Override
  public Optional<Object> getTarget() {
    return target;
  }

  @Override
  public boolean isAnnotated(Class<? extends Annotation> type) {
    return AnnotationSupport.isAnnotated(parameter, type);
  }

  @Override
  public <A extends Annotation> Optional<A> findAnnotation(Class<A> type) {
    return AnnotationSupport.findAnnotation(parameter, type);
  }

  @Override
  public <A extends Annotation> List<A> findRepeatableAnnotations(Class<A> type) {
    return AnnotationSupport.findRepeatableAnnotations(parameter, type);
  }
}
