// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"
#include "server/net/frame_reader.h"
#include "wire/limits.h"

#include <QTest>
#include <QtEndian>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using net::FrameReader;
using Kind = net::FrameReader::Kind;

namespace {

constexpr quint8 kLast = 0x80;
constexpr quint8 kMasked = 0x80;

/// A frame as a client sends it, with lengths of the size that is given: 7, 16 or 64 bits.
QByteArray frame(quint8 first, const QByteArray& payload, int lengthBits, quint8 masked = kMasked)
{
    const QByteArray mask = QByteArray("\x12\x34\x56\x78");
    QByteArray bytes(1, static_cast<char>(first));
    const auto length = static_cast<quint64>(payload.size());
    if (lengthBits == 7) {
        bytes.append(static_cast<char>(masked | length));
    } else if (lengthBits == 16) {
        const auto big = qToBigEndian(static_cast<quint16>(length));
        bytes.append(static_cast<char>(masked | 126));
        bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
    } else {
        const auto big = qToBigEndian(length);
        bytes.append(static_cast<char>(masked | 127));
        bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
    }
    if (!masked)
        return bytes + payload;
    bytes += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes.append(static_cast<char>(payload[i] ^ mask[i % 4]));
    return bytes;
}

QByteArray frame(quint8 first, const QByteArray& payload)
{
    return frame(first, payload, payload.size() <= 125 ? 7 : payload.size() <= 0xffff ? 16 : 64);
}

QByteArray closing(quint16 code, const QByteArray& reason = {})
{
    const quint16 big = qToBigEndian(code);
    return frame(kLast | 8, QByteArray(reinterpret_cast<const char*>(&big), 2) + reason);
}

} // namespace

class TestFrameReader final : public QObject
{
    Q_OBJECT

private slots:
    void readsMessagesOfEverySize_data();
    void readsMessagesOfEverySize();
    void readsBytesOneByOne();
    void readsManyFramesAtOnce();
    void joinsFragments();
    void letsControlFramesInBetweenFragments();
    void readsAClose_data();
    void readsAClose();
    void refusesWhatBreaksTheRules_data();
    void refusesWhatBreaksTheRules();
    void refusesALargeMessageByItsHeader();
    void refusesFragmentsThatGrowTooLarge();
    void saysNothingAfterAViolation();
    void writesFramesOfTheServer();
};

void TestFrameReader::readsMessagesOfEverySize_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 65535, 65536})
        QTest::addRow("%d", size) << size;
}

void TestFrameReader::readsMessagesOfEverySize()
{
    QFETCH(int, size);
    QByteArray text(size, 'x');
    if (size > 0)
        text.back() = 'y';
    FrameReader reader;
    reader.append(frame(kLast | 1, text));
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Text);
    QCOMPARE(event->payload, text);
    QVERIFY(!reader.next());
}

void TestFrameReader::readsBytesOneByOne()
{
    FrameReader reader;
    const QByteArray bytes = frame(kLast | 1, QByteArray(200, 'x'));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(!reader.next());
        reader.append(QByteArrayView(bytes).sliced(i, 1));
    }
    QCOMPARE(reader.next()->payload.size(), 200);
}

void TestFrameReader::readsManyFramesAtOnce()
{
    FrameReader reader;
    reader.append(
        frame(kLast | 1, "a") + frame(kLast | 9, "b") + frame(kLast | 2, "c")
        + frame(kLast | 10, "d") + frame(kLast | 1, "half").first(5));
    for (const auto& [kind, payload] : std::initializer_list<std::pair<Kind, QByteArray>> {
             {Kind::Text, "a"}, {Kind::Ping, "b"}, {Kind::Binary, "c"}, {Kind::Pong, "d"}})
    {
        const auto event = reader.next();
        QVERIFY(event && event->kind == kind);
        QCOMPARE(event->payload, payload);
    }
    QVERIFY(!reader.next());
}

void TestFrameReader::joinsFragments()
{
    FrameReader reader;
    reader.append(frame(1, "Zo\xc3") + frame(0, "") + frame(0, "\xab") + frame(kLast | 0, "!"));
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Text);
    QCOMPARE(event->payload, QByteArray("Zo\xc3\xab!"));
}

void TestFrameReader::letsControlFramesInBetweenFragments()
{
    FrameReader reader;
    reader.append(frame(2, "a") + frame(kLast | 9, "p") + frame(kLast | 0, "b"));
    QVERIFY(reader.next()->kind == Kind::Ping);
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Binary);
    QCOMPARE(event->payload, QByteArray("ab"));
}

void TestFrameReader::readsAClose_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isSound");
    QTest::newRow("without a code") << frame(kLast | 8, {}) << 1005 << true;
    QTest::newRow("normal") << closing(1000, "bye") << 1000 << true;
    QTest::newRow("of an application") << closing(4999) << 4999 << true;
    QTest::newRow("half a code") << frame(kLast | 8, "x") << 1002 << false;
    QTest::newRow("below all codes") << closing(999) << 1002 << false;
    QTest::newRow("never sent: none") << closing(1005) << 1002 << false;
    QTest::newRow("never sent: broken") << closing(1006) << 1002 << false;
    QTest::newRow("reserved") << closing(2999) << 1002 << false;
    QTest::newRow("above all codes") << closing(5000) << 1002 << false;
}

void TestFrameReader::readsAClose()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(bool, isSound);
    FrameReader reader;
    reader.append(bytes);
    const auto event = reader.next();
    QVERIFY(event && event->kind == (isSound ? Kind::Close : Kind::Violation));
    QCOMPARE(int(event->closeCode), code);
}

void TestFrameReader::refusesWhatBreaksTheRules_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no mask") << frame(kLast | 1, "x", 7, 0);
    QTest::newRow("a reserved bit") << frame(kLast | 0x40 | 1, "x");
    QTest::newRow("an unknown kind of message") << frame(kLast | 3, "x");
    QTest::newRow("an unknown kind of control") << frame(kLast | 11, "x");
    QTest::newRow("a ping in fragments") << frame(9, "x");
    QTest::newRow("a long ping") << frame(kLast | 9, QByteArray(126, 'x'));
    QTest::newRow("a continuation of nothing") << frame(kLast | 0, "x");
    QTest::newRow("a message within a message") << frame(1, "x") + frame(kLast | 1, "y");
    QTest::newRow("a short length in 16 bits") << frame(kLast | 1, QByteArray(125, 'x'), 16);
    QTest::newRow("a short length in 64 bits") << frame(kLast | 1, QByteArray(65535, 'x'), 64);
    QTest::newRow("a negative length") << QByteArray("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff");
}

void TestFrameReader::refusesWhatBreaksTheRules()
{
    QFETCH(QByteArray, bytes);
    FrameReader reader;
    reader.append(bytes);
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Violation);
    QCOMPARE(int(event->closeCode), 1002);
    QVERIFY(!event->payload.isEmpty());
}

void TestFrameReader::refusesALargeMessageByItsHeader()
{
    FrameReader reader;
    const QByteArray tooLarge = frame(kLast | 1, QByteArray(65537, 'x'));
    reader.append(QByteArrayView(tooLarge).first(10)); // Before any of it has come.
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Violation);
    QCOMPARE(int(event->closeCode), 1009);
}

void TestFrameReader::refusesFragmentsThatGrowTooLarge()
{
    FrameReader reader;
    const auto limit = wire::limits::kMaxClientMessageBytes;
    reader.append(frame(1, QByteArray(limit / 2, 'x')) + frame(0, QByteArray(limit / 2, 'x')));
    QVERIFY(!reader.next()); // That is as much as there may be.
    reader.append(frame(kLast | 0, "x"));
    const auto event = reader.next();
    QVERIFY(event && event->kind == Kind::Violation);
    QCOMPARE(int(event->closeCode), 1009);
}

void TestFrameReader::saysNothingAfterAViolation()
{
    FrameReader reader;
    reader.append(frame(kLast | 3, "x") + frame(kLast | 1, "y"));
    QVERIFY(reader.next()->kind == Kind::Violation);
    QVERIFY(!reader.next());
    reader.append(frame(kLast | 1, "z"));
    QVERIFY(!reader.next());
}

void TestFrameReader::writesFramesOfTheServer()
{
    QCOMPARE(net::pongFrame("hi"), QByteArray("\x8a\x02hi"));
    QCOMPARE(net::closeFrame(4408, "slow"), QByteArray("\x88\x06\x11\x38slow"));
    QCOMPARE(net::closeFrame(1000, QByteArray(123, 'x')).size(), 127);
    QCOMPARE(net::closeFrame(1000, QByteArray(124, 'x')), QByteArray("\x88\x02\x03\xe8"));
    QCOMPARE(net::textFrame("hi"), QByteArray("\x81\x02hi"));
    QCOMPARE(net::textFrame(QByteArray(126, 'x')).first(4), QByteArray("\x81\x7e\x00\x7e", 4));
    QCOMPARE(
        net::textFrame(QByteArray(65536, 'x')).first(10),
        QByteArray("\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestFrameReader)
#include "tst_frame_reader.moc"
