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

# The key ec in the encodings that Java does not read, and certificates for it.
openssl ec -pubin -in ec.pem -conv_form compressed -out compressed.pem 2> log
openssl ec -pubin -in ec.pem -param_enc explicit -out explicit.pem 2> log
openssl ec -in ec.key -conv_form compressed -out compressed.key 2> log
openssl ec -in ec.key -param_enc explicit -out explicit.key 2> log
for form in compressed explicit; do openssl req -new -x509 -key $form.key -subj /CN=EC -days 2 -out $form.crt; done

# The key rsa in hexadecimal digits, in URL encoding, and in the JSON of Google and of Keycloak.
openssl pkey -pubin -in rsa.pem -outform DER | od -An -v -tx1 | tr -d ' \n' > rsa.hex
tr '\n' '_' < rsa.pem | sed 's/_/%0A/g; s/+/%2B/g; s,/,%2F,g; s/=/%3D/g; s/ /%20/g' > rsa.url
printf '{"4e1a":"%s"}' "$(awk '{printf "%s\\n", $0}' self.crt)" > google.json
printf '{"realm":"legacy","public_key":"%s"}' "$(openssl pkey -pubin -in rsa.pem -outform DER | base64 -w 0)" > keycloak.json
