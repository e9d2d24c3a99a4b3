package io.github.jwtfilter.internal.jmx;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/**
 * An MXBean that shows each {@link Description} of its interface, and the names of its parameters. The interface has only getters and
 * operations with different names.
 */
class DescribedBean extends StandardMBean {
    /** Creates a bean whose subclass implements the interface. */
    DescribedBean(Class<?> type) {
        super(type, true);
    }

    private <T> DescribedBean(T bean, Class<T> type) {
        super(bean, type, true);
    }

    /** Returns a bean with the attributes and operations of another object. */
    static <T> DescribedBean of(T bean, Class<T> type) {
        return new DescribedBean(bean, type);
    }

    @Override
    protected final String getDescription(MBeanInfo bean) {
        return text(getMBeanInterface(), bean.getClassName());
    }

    @Override
    protected final String getDescription(MBeanAttributeInfo attribute) {
        return text(method("get" + attribute.getName()), attribute.getName());
    }

    @Override
    protected final String getDescription(MBeanOperationInfo operation) {
        return text(method(operation.getName()), operation.getName());
    }

    @Override
    protected final String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return text(parameter(operation, index), parameter.getName());
    }

    @Override
    protected final String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return parameter(operation, index).getName();
    }

    @Override
    protected final int getImpact(MBeanOperationInfo operation) {
        return MBeanOperationInfo.ACTION_INFO;
    }

    private static String text(AnnotatedElement element, String otherwise) {
        Description description = element.getAnnotation(Description.class);
        return description == null ? otherwise : description.value();
    }

    private Parameter parameter(MBeanOperationInfo operation, int index) {
        return method(operation.getName()).getParameters()[index];
    }

    private Method method(String name) {
        for (Method method : getMBeanInterface().getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
