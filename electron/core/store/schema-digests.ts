// What the schema is after each migration, as `schemaDigestOf` says it: the first of a database with nothing in it. A
// test makes them anew and says what to add after a new migration. None of them may ever be changed: data out there have
// it. A SQLite that words what a migration leaves differently needs a second one beside it.
export const ownSchemas: readonly string[] = [
  'e3b0c44298fc1c149afbf4c8996fb924',
  'd4dcccd9389944659e9e48970c509b41',
  'b0619cc456a42c1e583d20860f4ea01d',
  '16e02b651ce594adcd1b4e1dd51fff18',
  '9d63901b937a23c3f3e22700f795b5ba',
  'a59c236ca4fe5e104ea7c5e3bb41ea03',
  '3e9deea50f143ddb71136a7c57c8f8a7',
  '12526cd2924ade3f644d88809833768f',
  '983ee5a5042a8f1ecfbfc0b8d4fa416b',
  '99339aa520fd03f88276e3985ed9be82',
  'b22a54728c1af9a0920511f807cc0589',
  '7492b27110c3c687a1137695a5bd6e0f',
  'af5f4a2958a091b92d1ef3db09451308',
  'f0307b67ac751c4582ac9ca143e1728e',
  'cbc3bf510949d6c3b321e8d9c1ae276a',
  'a4dc556659e77d30354dbd748c2e859a',
  '14ce4c883e2d3d2c1a11c6ffd3159f75',
  'bb9b8af9d85896f2842dfcf1b8ce2035',
  '10f168efa8681c8ed6b3d7772e7e879b',
  '008d7c4be6e808dfaf7b1e1086ba8fb8',
  '34cb6b4b0e0b242058c8afa59e95b4e5',
  '259d111a2e4745c61e15f1a2aafb36b1',
  'ef6a77eb16ce2cab38661eeae698ff3b',
  '0db05015dbd9ecaa05be9d32c8019f8b',
];
