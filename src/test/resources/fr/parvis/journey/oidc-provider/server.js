// oidc-provider configured as FranceConnect v2 is: the library that FranceConnect itself is built on.
// Arguments: port, root of the portal, client id, secret. Keys are new at each start.
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, portal, clientId, clientSecret] = process.argv.slice(2);
const ROOT = '/api/v2';
const issuer = `http://localhost:${port}${ROOT}`;

const people = {
  angela: { given_name: 'Angela Claire Louise', given_name_array: ['Angela', 'Claire', 'Louise'], family_name: 'DUBOIS', birthdate: '1962-08-24', gender: 'female', birthplace: '75107', birthcountry: '99100', email: 'angela.dubois@example.fr' },
  inaya: { given_name: 'Inaya', given_name_array: ['Inaya'], family_name: "D’ALMEIDA", birthdate: '1979-01-01', gender: 'female', birthplace: '', birthcountry: '99352', email: 'inaya@example.fr', preferred_username: "L'HÉRITIER" },
  // staff of the town, who come by the second client
  agent: { email: 'agent.oidc@ville.example', email_verified: true },
  doubtful: { email: 'agent.oidc@ville.example', email_verified: false },
  namesake: { email: 'Agent.OIDC@ville.example', email_verified: true },
  stranger: { email: 'personne@ville.example', email_verified: true },
  citizen: { email: 'durand@example.org', email_verified: true },
};

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId, client_secret: clientSecret,
    redirect_uris: [`${portal}/franceconnect/retour`], post_logout_redirect_uris: [`${portal}/franceconnect/deconnexion`],
    response_types: ['code'], grant_types: ['authorization_code'], subject_type: 'pairwise',
    token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256',
  }, {
    client_id: `${clientId}-agents`, client_secret: clientSecret,
    redirect_uris: [`${portal}/connexion/agents/retour`],
    response_types: ['code'], grant_types: ['authorization_code'], subject_type: 'pairwise',
    token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: randomUUID() }] },
  cookies: { keys: [randomUUID()] },
  routes: { authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks', end_session: '/session/end', revocation: '/token/revocation' },
  scopes: ['openid', 'identite_pivot', 'preferred_username', 'email'],
  claims: {
    openid: ['sub'], email: ['email', 'email_verified'], preferred_username: ['preferred_username'],
    identite_pivot: ['given_name', 'given_name_array', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry'],
    acr: null, auth_time: null, iss: null, sid: null,
  },
  acrValues: ['eidas1'],
  subjectTypes: ['pairwise'],
  pairwiseIdentifier: (ctx, accountId, client) => createHash('sha256').update(`${client.clientId}/${accountId}`).digest('hex') + 'v1',
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'], userinfoSigningAlgValues: ['ES256', 'RS256'] },
  conformIdTokenClaims: true,
  pkce: { required: () => false },
  responseTypes: ['code'],
  ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Session: 1800, Interaction: 600, Grant: 1800 },
  features: {
    devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, claimsParameter: { enabled: true }, revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource(ctx, form) { ctx.body = `<!DOCTYPE html><title>Sortir</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sortir</button>`; },
    },
  },
  interactions: { url: (ctx, interaction) => `${ROOT}/interaction/${interaction.uid}` },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid identite_pivot preferred_username email');
    await grant.save();
    return grant;
  },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});

const answer = provider.callback();

createServer(async (request, response) => {
  try {
    if (request.url.startsWith(`${ROOT}/interaction/`)) {
      await interaction(request, response);
    } else if (request.url.startsWith(ROOT)) {
      request.originalUrl = request.url;
      request.url = request.url.slice(ROOT.length);
      answer(request, response);
    } else {
      response.writeHead(404).end();
    }
  } catch (e) {
    response.writeHead(500).end(String(e));
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));

async function interaction(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><title>Qui</title><h1>Choisissez</h1><p>${params.client_id}</p><form method="post" id="identite"><button name="persona">Oui</button></form>`);
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const persona = new URLSearchParams(body).get('persona');
  const result = people[persona]
    ? { login: { accountId: persona, acr: 'eidas1', amr: ['pwd'] } }
    : { error: 'access_denied', error_description: 'User auth aborted' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
