// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "tests/support/sample_bets.h"
#include "wire/bet_json.h"
#include "wire/change.h"
#include "wire/change_page.h"
#include "wire/limits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Computed by hand from protocol.md alone: Python's json.dumps(…, sort_keys=True,
/// separators=(",", ":"), ensure_ascii=False) and hashlib.sha256 over 32 zeros and that.
const QByteArray kFirstHash = "d0a9dbfc68804e9a913258f5d6d7771477bc0d9268de0ea5d9db4658ae4305ec";
/// The same change with n 13 and seq 4715, after the first.
const QByteArray kSecondHash = "0afe7c7abe7c229c25fb4f8539975a982a564852b9d1d35289f30262f5caca34";
/// Of a change with members that this version does not know.
const QByteArray kUnknownHash = "2280dba895d202077a9db4ae8d07e6b70532881c4d6d264d823c11662351c92a";

const QByteArray kUnknownChange =
    R"({ "weather": {"a": "\u20ac\u000F", "b": [1, 2]}, "n": 1,
         "hash": "whatever it says", "type": "bet_created", "price": 1.50 })";

Change nextChange()
{
    Change change = tests::sampleChange();
    change.n = 13;
    change.seq = base::Seq(4715);
    return change;
}

QList<QByteArray> betsOf(qsizetype count, qsizetype bytes)
{
    const QByteArray bet = "{\"pad\":\"" + QByteArray(bytes - 10, 'x') + "\"}";
    return QList<QByteArray>(count, bet);
}

/// As many as may be asked for, of leagues whose names take the most bytes.
QList<domain::RoomPattern> longestRooms()
{
    const QString league(domain::bet_limits::kMaxLeague, QChar(0x20AC));
    const domain::WeekKey week(QDate(2024, 12, 1));
    return QList<domain::RoomPattern>(limits::kMaxRoomPatterns, {league, week});
}

/// All messages of a snapshot as of 5.
QList<QByteArray> snapshotOf(
    const QList<QByteArray>& bets,
    const QList<RoomHead>& heads = {},
    const std::optional<QList<domain::RoomPattern>>& rooms = {})
{
    QList<qsizetype> sizes;
    for (const QByteArray& bet : bets)
        sizes.append(bet.size());
    const QList<qsizetype> betParts = snapshotParts(sizes);
    const QList<QList<RoomHead>> ends = headParts(heads);
    const qsizetype parts = betParts.size() + ends.size();
    QList<QByteArray> messages;
    qsizetype sent = 0;
    const auto part = [&](const QList<RoomHead>& some) {
        Snapshot frame {base::Seq(5), {}, int(messages.size()) + 1, int(parts), some};
        if (messages.isEmpty())
            frame.rooms = rooms;
        return frame;
    };
    for (const qsizetype count : betParts) {
        messages.append(encodeSnapshotPart(part({}), bets.mid(sent, count)));
        sent += count;
    }
    for (const QList<RoomHead>& some : ends)
        messages.append(encodeSnapshotPart(part(some), {}));
    return messages;
}

} // namespace

class TstChange final : public QObject
{
    Q_OBJECT

private slots:
    void hashesAsProtocolSays();
    void chainsToTheChangeBefore();
    void tellsTheHashThatAChangeShouldCarry();
    void readsEveryTextBackAsItWasHashed_data();
    void readsEveryTextBackAsItWasHashed();
    void countsUnknownMembersIntoTheHash();
    void noticesAnyOtherText();
    void checksWhatItDoesNotKnow();
    void refusesTextThatIsNoChange();
    void carriesAPageOfChanges();
    void refusesABrokenPage();
    void carriesAPageOfASnapshot();
    void packsSnapshotsBelowTheLimit();
    void sendsOneEmptyPartForNothing();
};

void TstChange::hashesAsProtocolSays()
{
    const EncodedChange encoded = encodeChange(tests::sampleChange(), {});
    QCOMPARE(encoded.hash, kFirstHash);
    const QJsonObject json = QJsonDocument::fromJson(encoded.json).object();
    QCOMPARE(json.value("hash"_L1).toString(), QString::fromLatin1(kFirstHash));
    const auto read = decodeChange(encoded.json);
    QVERIFY(read);
    Change expected = tests::sampleChange();
    expected.hash = kFirstHash;
    QVERIFY(*read == expected);
}

void TstChange::chainsToTheChangeBefore()
{
    QCOMPARE(encodeChange(nextChange(), kFirstHash).hash, kSecondHash);
    QVERIFY(encodeChange(nextChange(), {}).hash != kSecondHash);
}

void TstChange::tellsTheHashThatAChangeShouldCarry()
{
    const EncodedChange first = encodeChange(tests::sampleChange(), {});
    const EncodedChange second = encodeChange(nextChange(), first.hash);
    QCOMPARE(expectedHash(first.json, {}).value(), first.hash);
    QCOMPARE(expectedHash(second.json, first.hash).value(), second.hash);
    const QByteArray indented =
        QJsonDocument::fromJson(second.json).toJson(QJsonDocument::Indented);
    QCOMPARE(expectedHash(indented, first.hash).value(), second.hash);
}

void TstChange::readsEveryTextBackAsItWasHashed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("byte order mark") << u"\ufeffbecause"_s;
    QTest::newRow("swapped byte order mark") << u"\ufffe"_s;
    QTest::newRow("quotes and marks") << u"\"\ufeff\\\ufeff\"\ufeff"_s;
    QTest::newRow("tab, newline, last of all") << u"\t\n\U0010ffff"_s;
}

/// A hash that nobody could repeat would look like a forged past, for good.
void TstChange::readsEveryTextBackAsItWasHashed()
{
    QFETCH(const QString, text);
    Change change = tests::sampleChange();
    change.actor = text;
    change.reason = text;
    change.bet.slip.note = text;
    change.bet.slip.tags = {text};
    change.bet.slip.lines[0].selection = text;
    const EncodedChange encoded = encodeChange(change, {});
    QCOMPARE(expectedHash(encoded.json, {}).value(), encoded.hash);
    change.hash = encoded.hash;
    QVERIFY(decodeChange(encoded.json).value() == change);
}

void TstChange::countsUnknownMembersIntoTheHash()
{
    QCOMPARE(expectedHash(kUnknownChange, {}).value(), kUnknownHash);
}

void TstChange::noticesAnyOtherText()
{
    const EncodedChange change = encodeChange(tests::sampleChange(), {});
    QByteArray forged = change.json;
    forged.replace("4800", "4801");
    QVERIFY(expectedHash(forged, {}).value() != change.hash);
    QVERIFY(expectedHash(change.json, kSecondHash).value() != change.hash);
}

/// A member that a newer version added is part of what was hashed.
void TstChange::checksWhatItDoesNotKnow()
{
    const EncodedChange known = encodeChange(tests::sampleChange(), {});
    QCOMPARE(hashAfter(tests::sampleChange(), {}), known.hash);
    QByteArray newer = known.json;
    newer.replace("\"hash\":", "\"weather\":\"rain\",\"hash\":");
    newer.replace(known.hash, expectedHash(newer, {}).value());
    const auto read = decodeChange(newer);
    QVERIFY(read);
    QVERIFY(read->hash != known.hash);
    QCOMPARE(hashAfter(*read, {}), read->hash);
    newer.replace("rain", "snow");
    QVERIFY(hashAfter(*decodeChange(newer), {}) != read->hash);
}

void TstChange::refusesTextThatIsNoChange()
{
    QVERIFY(!expectedHash("[]", {}));
    QVERIFY(!expectedHash("{\"n\":", {}));
    QVERIFY(!decodeChange("{}"));
}

void TstChange::carriesAPageOfChanges()
{
    const EncodedChange change = encodeChange(tests::sampleChange(), {});
    ChangePage page;
    page.epoch = base::Epoch(QUuid::fromString(u"6f9619ff-8b86-4d01-b42d-00cf4fc90004"));
    page.from = base::Seq(4700);
    page.to = base::Seq(4711);
    page.head = base::Seq(4800);
    page.more = true;
    const QByteArray text = encodeChangePage(page, {change.json});
    page.changes = {*decodeChange(change.json)};
    const auto read = decodeChangePage(text);
    QVERIFY(read);
    QVERIFY(*read == page);
    QVERIFY(text.contains(change.json));
}

void TstChange::refusesABrokenPage()
{
    const auto read = decodeChangePage(
        R"({"epoch":"6f9619ff-8b86-4d01-b42d-00cf4fc90004","from":1,"to":2,"head":2,"more":false,
            "changes":[{"type":"bet_created"}]})");
    QVERIFY(!read);
    QVERIFY(read.error().fields.at(0).pointer.startsWith(u"/changes/0/"));
}

void TstChange::carriesAPageOfASnapshot()
{
    SnapshotPage page;
    page.epoch = base::Epoch(QUuid::fromString(u"6f9619ff-8b86-4d01-b42d-00cf4fc90004"));
    page.seq = base::Seq(4711);
    page.bets = {tests::sampleSingles(), tests::sampleSystem()};
    page.heads = QList<RoomHead> {{page.bets.first().room(), 12, QByteArray(64, 'a')}};
    QList<QByteArray> bets;
    for (const domain::Bet& bet : page.bets)
        bets.append(encodeBet(bet));
    const auto read =
        decodeSnapshotPage(encodeSnapshotPage(page.epoch, page.seq, bets, *page.heads));
    QVERIFY(read);
    QVERIFY(*read == page);
}

void TstChange::packsSnapshotsBelowTheLimit()
{
    // Sizes that do not divide the limit, and such that one byte more would not fit.
    for (const qsizetype bytes : {1000, 65'000, 131'000, 131'007, 131'008, 250'000}) {
        const QList<QByteArray> bets = betsOf(7, bytes);
        const QList<RoomHead> heads(2000, {tests::sampleChange().room, 12, QByteArray(64, 'a')});
        const QList<QByteArray> parts = snapshotOf(bets, heads, longestRooms());
        qsizetype found = 0;
        qsizetype foundHeads = 0;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY(parts[i].size() <= limits::kMaxServerMessageBytes);
            const QJsonObject part = QJsonDocument::fromJson(parts[i]).object();
            QCOMPARE(part.value("type"_L1).toString(), u"snapshot"_s);
            QCOMPARE(part.value("part"_L1).toInt(), i + 1);
            QCOMPARE(part.value("parts"_L1).toInt(), parts.size());
            QCOMPARE(part.value("seq"_L1).toInt(), 5);
            QCOMPARE(part.contains("rooms"_L1), i == 0);
            found += part.value("bets"_L1).toArray().size();
            foundHeads += part.value("heads"_L1).toArray().size();
        }
        QCOMPARE(found, bets.size());
        QCOMPARE(foundHeads, heads.size());
    }
    QCOMPARE(snapshotOf(betsOf(200, 1000)).size(), 1);
    QCOMPARE(snapshotOf(betsOf(300, 1000)).size(), 2);
}

void TstChange::sendsOneEmptyPartForNothing()
{
    QCOMPARE(
        snapshotOf({}),
        QList<QByteArray> {
            R"({"bets":[],"heads":[],"part":1,"parts":1,"seq":5,"type":"snapshot"})"});
}

QTEST_APPLESS_MAIN(TstChange)
#include "tst_change.moc"
