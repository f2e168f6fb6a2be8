import { describe, expect, test } from '@jest/globals'
import { apiMessage, isRecord, parseJson, retryAfterInBody } from '../src/api-message.ts'

describe("the API's own words", () => {
  test.each<[string, string, string | null]>([
    ['nothing', '', null],
    ['white space', ' \r\n\t', null],
    ['plain text', '  Too many requests \n', 'Too many requests'],
    ['error and details', '{"error":"Unauthorized","details":"Invalid key"}', 'Unauthorized: Invalid key'],
    ['error alone', '{"error":"Unauthorized"}', 'Unauthorized'],
    ['details alone', '{"details":"Invalid key"}', 'Invalid key'],
    ['detail, as others call it', '{"detail":"Not found","error":"x"}', 'x: Not found'],
    ['details come before detail', '{"details":"a","detail":"b"}', 'a'],
    ['message', '{"message":"Not allowed"}', 'Not allowed'],
    ['error comes before message', '{"message":"b","error":"a"}', 'a'],
    ['errors', '{"errors":["a","b"],"message":"c"}', 'a; b'],
    ['an empty error is none', '{"error":" ","message":"b","details":""}', 'b'],
    ['an error that is null', '{"error":null,"message":"b"}', 'b'],
    ['an error that is a number', '{"error":5,"message":"b"}', 'b'],
    [
      'a list of issues',
      '{"success":false,"error":[{"code":"invalid_format","message":"Bad tag","path":["containerTags",0]},{"message":"Too long","path":["containerTags",12]}],"data":{}}',
      'Bad tag (containerTags.0); Too long (containerTags.12)',
    ],
    ['an issue without a path', '{"error":[{"message":"a"},{"message":"b","path":[]}]}', 'a; b'],
    ['an issue with only a code', '{"error":[{"code":"too_big","path":["x"]}]}', 'too_big (x)'],
    ['an issue with nothing to it', '{"error":[{},null,7,{"message":"a"}]}', 'a'],
    ['issues that are text', '{"error":["a",{"message":"b"}]}', 'a; b'],
    ['an issue that is empty', '{"error":["",{"message":""},"a"]}', 'a'],
    ['no issue at all', '{"error":[],"message":"a"}', 'a'],
    [
      'a strange path',
      '{"error":[{"message":"a","path":["b",null,{},1]},{"message":"c","path":"d"}]}',
      'a (b.1); c',
    ],
    ['an error that is an object', '{"error":{"message":"a","code":"b","path":["c"]}}', 'a (c)'],
    ['with details that are issues', '{"error":"a","details":[{"message":"b"}]}', 'a: b'],
    ['a JSON text', '"Not allowed"', 'Not allowed'],
    ['a JSON list', '[{"message":"a"},"b"]', 'a; b'],
    ['JSON without words', '{"ok":false}', null],
    ['a JSON number', '500', null],
    ['JSON null', 'null', null],
    ['JSON that was cut off', '{"error":"Unauth', '{"error":"Unauth'],
    ['deeper than the API goes', '{"error":{"error":{"message":"a"}}}', null],
    [
      'HTML with a title',
      '<!DOCTYPE html>\n<title lang="en"> 502 Bad\n Gateway </title>',
      'an HTML page titled 502 Bad Gateway',
    ],
    ['HTML in capitals', '<HTML><TITLE>Sign in</TITLE>', 'an HTML page titled Sign in'],
    ['HTML from its head on', ' <head><title>x</title>', 'an HTML page titled x'],
    ['HTML from its body on', '<body>x</body>', null],
    ['XML', '<?xml version="1.0"?><Error/>', null],
    ['text with a tag in it', '<b>no</b>', '<b>no</b>'],
    ['text before HTML', 'see <html><title>x</title>', 'see <html><title>x</title>'],
  ])('%s', (_, body, expected) => {
    expect(apiMessage(body)).toBe(expected)
  })

  test('a list nested a million deep does not harm', () => {
    expect(apiMessage('['.repeat(1_000_000))).toBe('['.repeat(1_000_000))
    expect(apiMessage(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBeNull()
  })
})

describe('retryAfterSeconds', () => {
  test.each<[string, number | null]>([
    ['{"error":"x","code":"RATE_LIMITED","retryAfterSeconds":30}', 30_000],
    ['{"retryAfterSeconds":0}', 0],
    ['{"retryAfterSeconds":0.25}', 250],
    ['{"retryAfterSeconds":-1}', null],
    ['{"retryAfterSeconds":"30"}', 30_000],
    ['{"retryAfterSeconds":"soon"}', null],
    ['{"retryAfterSeconds":"30 s"}', null],
    ['{"retryAfterSeconds":"-30"}', null],
    ['{"retryAfterSeconds":[30]}', null],
    ['{"retryAfterSeconds":null}', null],
    ['{"retryAfterSeconds":1e999}', 1e15],
    ['{}', null],
    ['[{"retryAfterSeconds":30}]', null],
    ['null', null],
    ['', null],
    ['retryAfterSeconds: 30', null],
  ])('%s', (body, expected) => {
    expect(retryAfterInBody(body)).toBe(expected)
  })
})

test('JSON, or undefined', () => {
  expect(parseJson(' {"a":[1]} ')).toEqual({ a: [1] })
  expect(parseJson('null')).toBeNull()
  expect(parseJson('')).toBeUndefined()
  expect(parseJson('{')).toBeUndefined()
})

test.each([
  [{}, true],
  [[], false],
  [null, false],
  ['x', false],
  [undefined, false],
])('a record: %j %s', (value, expected) => {
  expect(isRecord(value)).toBe(expected)
})
