async function main() {
  const response = await fetch(`${process.env.BASE_URL}/v3/connections/notion/import`, {
    method: 'POST',
    headers: {
      Accept: 'application/json, text/plain',
      Authorization: `Bearer ${process.env.API_KEY}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ containerTags: ['team'] }),
  })
  await response.text()
  process.exitCode = response.status === 202 ? 0 : 1
}

void main()
