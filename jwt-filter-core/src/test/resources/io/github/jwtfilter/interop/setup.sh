# Creates the keys and certificates that the commands of the tables use. Runs in an empty directory.
set -e
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out other.key
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key
openssl genpkey -algorithm ED25519 -out ed.key
for name in rsa other ec ed; do openssl pkey -in $name.key -pubout -out $name.pem; done

# A root, an intermediate authority and a certificate of the key rsa.
openssl req -new -x509 -newkey rsa:2048 -nodes -keyout root.key -subj /CN=Root -days 2 -out root.crt 2> log
openssl req -new -newkey rsa:2048 -nodes -keyout middle.key -subj /CN=Intermediate -out middle.csr 2> log
printf 'basicConstraints=critical,CA:TRUE\n' > ca.ext
openssl x509 -req -in middle.csr -CA root.crt -CAkey root.key -CAcreateserial -extfile ca.ext -days 2 -out middle.crt 2> log
openssl req -new -key rsa.key -subj /CN=Signing -out rsa.csr
openssl x509 -req -in rsa.csr -CA middle.crt -CAkey middle.key -CAcreateserial -days 2 -out leaf.crt 2> log

# Two self-signed certificates with the same name, as during the key rotation of an issuer.
openssl req -new -x509 -key rsa.key -subj /CN=Rollover -days 2 -out self.crt
openssl req -new -x509 -key other.key -subj /CN=Rollover -days 2 -out next.crt
