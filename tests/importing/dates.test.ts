import {afterEach, expect, it} from 'vitest'
import {toTextFields} from '../../src/importing/documents/text-fields.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

it.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('reads dates the same way in %s', (machine) => {
  process.env['TZ'] = machine
  const dates = {
    'March 1, 2020': '2020-03-01T00:00:00.000Z',
    '1 Mar 2020 10:30': '2020-03-01T10:30:00.000Z',
    '2020/03/01': '2020-03-01T00:00:00.000Z',
    '03/08/2020 02:30': '2020-03-08T02:30:00.000Z',
    '2020-03': '2020-03-01T00:00:00.000Z',
    '2020-03-01': '2020-03-01T00:00:00.000Z',
    '2020-03-01 10:30:00': '2020-03-01T10:30:00.000Z',
    '2020-03-01 10:30 +0200': '2020-03-01T08:30:00.000Z',
    '2020-03-01T10:30:00-05:00': '2020-03-01T15:30:00.000Z',
    'Sun, 01 Mar 2020 10:30:00 GMT': '2020-03-01T10:30:00.000Z',
    'Sun, 01 Mar 2020 10:30:00 -0500': '2020-03-01T15:30:00.000Z',
    'Sun Mar 01 2020 10:30:00 GMT+0100 (Central European Standard Time)': '2020-03-01T09:30:00.000Z',
    'Mar 1, 2020 10:30 PST': '2020-03-01T18:30:00.000Z',
    'not a date': undefined,
    'March 1': undefined,
    'Volume 3, 2020': undefined,
    '1. März 2020': undefined,
    'Marathon 2020': undefined,
    '12.03.2020': undefined,
    '2020-02-30': undefined,
    '2021-02-30 10:30': undefined,
    'February 29, 2021': undefined,
    '31 April 2020 23:00 -0500': undefined,
    '02/30/2021': undefined,
    'February 29, 2020': '2020-02-29T00:00:00.000Z',
    'March 2020': '2020-03-01T00:00:00.000Z',
    '2020-03-01T10:30:00.123Z': '2020-03-01T10:30:00.123Z',
    '2020-12-31T23:30-05:00': '2021-01-01T04:30:00.000Z',
    'March 1, 1820': undefined,
  }
  const read = Object.fromEntries(Object.keys(dates).map((date) => [date, toTextFields({date}).date]))
  expect(read).toEqual(dates)
})

it('reports a date that it cannot read', () => {
  expect(toTextFields({date: '1. März 2020'}).leftOut).toEqual(['date "1. März 2020"'])
  expect(toTextFields({date: 'March 1, 2020'}).leftOut).toEqual([])
})
