package io.github.jwtfilter;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** HmacSHA256 of the platform, counting its instances and the codes they compute. */
final class CountingMacs extends Provider {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger computed = new AtomicInteger();

    CountingMacs() {
        super("CountingMacs", "1", "counts");
        Provider platform = platform();
        putService(new Service(this, "Mac", "HmacSHA256", CountedMac.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                made.incrementAndGet();
                return new CountedMac(Mac.getInstance("HmacSHA256", platform));
            }
        });
    }

    private static Provider platform() {
        try {
            return Mac.getInstance("HmacSHA256").getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int made() {
        return made.get();
    }

    int computed() {
        return computed.get();
    }

    private final class CountedMac extends MacSpi {
        private final Mac mac;

        CountedMac(Mac mac) {
            this.mac = mac;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters)
                throws InvalidKeyException, InvalidAlgorithmParameterException {
            mac.init(key, parameters);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            computed.incrementAndGet();
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
