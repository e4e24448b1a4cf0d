// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/packing.h"

#include <QTest>

namespace betlog::tests {

class TestPacking final : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasPacked();
    void makesMessagesSmaller();
    void refusesWhatIsNoPack_data();
    void refusesWhatIsNoPack();
    void isAskedForInAHello_data();
    void isAskedForInAHello();
    void asksForItself();
};

void TestPacking::givesBackWhatWasPacked()
{
    const QList<QByteArray> messages {"{\"a\":1}", "{}", "{\"text\":\"Zo\xc3\xab\"}"};
    const auto unpacked = wire::unpackMessages(wire::packMessages(messages));
    QVERIFY(unpacked);
    QCOMPARE(*unpacked, messages);
}

void TestPacking::makesMessagesSmaller()
{
    QList<QByteArray> messages;
    for (int i = 0; i < 100; ++i)
        messages.append("{\"type\":\"bet_created\",\"seq\":" + QByteArray::number(i) + '}');
    QVERIFY(wire::packMessages(messages).size() < 1000);
}

void TestPacking::refusesWhatIsNoPack_data()
{
    QTest::addColumn<QByteArray>("pack");
    const QByteArray sound = wire::packMessages({QByteArray(2000, 'x')});
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text") << QByteArray("{\"type\":\"live\"}");
    QTest::newRow("half a pack") << sound.first(sound.size() / 2);
    QTest::newRow("without its end") << sound.chopped(1);
    QTest::newRow("no line feed at its end") << wire::packBytes("{}");
    // A few hundred bytes that would unfold to much more than anybody sends.
    QTest::newRow("a bomb") << wire::packBytes(QByteArray(wire::kMaxUnpackedBytes + 1, '\n'));
}

void TestPacking::refusesWhatIsNoPack()
{
    QFETCH(QByteArray, pack);
    const auto unpacked = wire::unpackMessages(pack);
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, base::ErrorCode::BadRequest);
    QVERIFY(!unpacked.error().detail.isEmpty());
}

void TestPacking::isAskedForInAHello_data()
{
    QTest::addColumn<QByteArray>("hello");
    QTest::addColumn<bool>("asks");
    QTest::newRow("zstd") << QByteArray(R"({"compress":["zstd"]})") << true;
    QTest::newRow("zstd among others") << QByteArray(R"({"compress":["br","zstd"]})") << true;
    QTest::newRow("others") << QByteArray(R"({"compress":["br"]})") << false;
    QTest::newRow("nothing") << QByteArray(R"({"compress":[]})") << false;
    QTest::newRow("no list") << QByteArray(R"({"compress":"zstd"})") << false;
    QTest::newRow("not a word") << QByteArray("{}") << false;
    QTest::newRow("no JSON") << QByteArray("{") << false;
}

void TestPacking::isAskedForInAHello()
{
    QFETCH(QByteArray, hello);
    QTEST(wire::asksForPacks(hello), "asks");
}

void TestPacking::asksForItself()
{
    QVERIFY(wire::asksForPacks(wire::askingForPacks(R"({"type":"hello"})")));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestPacking)
#include "tst_packing.moc"
