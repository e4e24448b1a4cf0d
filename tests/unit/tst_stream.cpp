// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"
#include "server/net/stream.h"
#include "tests/support/fake_scheduler.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace betlog;
using namespace betlog::net;
using namespace betlog::tests;

namespace {

class Listener final : public Stream::Listener
{
public:
    void streamReadable() override { ++readable; }

    void streamDrained() override { ++drained; }

    void streamHungUp() override { ++hungUp; }

    void streamBroken() override { ++broken; }

    int readable = 0;
    int drained = 0;
    int hungUp = 0;
    int broken = 0;
};

} // namespace

/// The one way out of a connection: whatever is sent leaves whole and in order, however little the
/// kernel takes at a time.
class TestStream final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsAtOnceWhileNothingWaits();
    void keepsTheOrderWhenTheKernelTakesApart();
    void tellsWhenNothingWaitsAnyMore();
    void dropsWhatWaitsButNotAFrameThatWasBegun();
    void knowsHowLongThePeerIsStuck();
    void leavesToTheKernelWhatIsNotReadYet();
    void tellsOnceThatThePeerHasHungUpWhileReadingIsOff();
    void tellsOnceThatThePeerIsGone();
    void framesTextOfAnyLength_data();
    void framesTextOfAnyLength();

private:
    /// All that the peer can read now.
    QByteArray readPeer(qsizetype atMost = 1 << 24) const;
    void turn();
    void fillKernel();

    FakeScheduler m_clock;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<Stream> m_stream;
    Listener m_listener;
    int m_peer = -1;
    QByteArray m_sent;
};

void TestStream::init()
{
    int ends[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
    m_poller = std::make_unique<Poller>();
    m_stream = std::make_unique<Stream>(*m_poller, m_clock, Stream::Accepted {ends[0], {}, {}});
    m_listener = {};
    m_stream->setListener(&m_listener);
    m_peer = ends[1];
    m_sent.clear();
}

void TestStream::cleanup()
{
    m_stream.reset();
    m_poller.reset();
    if (m_peer >= 0)
        ::close(m_peer);
}

QByteArray TestStream::readPeer(qsizetype atMost) const
{
    QByteArray bytes(atMost, '\0');
    const ssize_t count = ::read(m_peer, bytes.data(), static_cast<size_t>(atMost));
    return count > 0 ? bytes.first(count) : QByteArray();
}

void TestStream::turn()
{
    m_poller->serveOnce(std::chrono::milliseconds(0));
}

/// Sends numbered frames until the kernel takes no more.
void TestStream::fillKernel()
{
    for (int i = 0; m_stream->waitingBytes() == 0; ++i) {
        const QByteArray frame = textFrame(QByteArray::number(i) + QByteArray(1000, 'x'));
        m_sent += frame;
        m_stream->send(frame);
    }
}

void TestStream::sendsAtOnceWhileNothingWaits()
{
    m_stream->send("hello");
    QCOMPARE(readPeer(), "hello");
    QCOMPARE(m_stream->waitingBytes(), 0);
    QCOMPARE(m_poller->traffic().out, 5);
}

void TestStream::keepsTheOrderWhenTheKernelTakesApart()
{
    fillKernel();
    for (int i = 0; i < 200; ++i) { // What comes now goes behind what waits, a pong too.
        const QByteArray frame = textFrame("late " + QByteArray::number(i));
        m_sent += frame;
        m_stream->send(frame);
    }
    QByteArray received;
    for (int i = 0; received.size() < m_sent.size(); ++i) {
        QVERIFY(i < 1'000'000);
        received += readPeer(777); // An odd size, so that frames are cut anywhere.
        turn();
    }
    QCOMPARE(received, m_sent);
    QCOMPARE(m_stream->waitingBytes(), 0);
}

void TestStream::tellsWhenNothingWaitsAnyMore()
{
    fillKernel();
    turn();
    QCOMPARE(m_listener.drained, 0);
    while (m_stream->waitingBytes() > 0) {
        readPeer();
        turn();
    }
    QCOMPARE(m_listener.drained, 1);
    turn();
    QCOMPARE(m_listener.drained, 1);
}

void TestStream::dropsWhatWaitsButNotAFrameThatWasBegun()
{
    // One frame larger than the kernel takes at once, so that its end has to wait.
    const QByteArray large = textFrame(QByteArray(4 << 20, 'x'));
    m_stream->send(large);
    QVERIFY(m_stream->waitingBytes() > 0 && m_stream->waitingBytes() < large.size());
    m_stream->send(textFrame("never sent"));
    m_stream->dropWaiting();
    m_stream->send("the close frame");
    QByteArray received;
    while (m_stream->waitingBytes() > 0) {
        received += readPeer();
        turn();
    }
    received += readPeer();
    QVERIFY(received == large + "the close frame");
}

void TestStream::knowsHowLongThePeerIsStuck()
{
    using namespace std::chrono_literals;
    QCOMPARE(m_stream->stuckFor(), 0ms);
    fillKernel();
    m_clock.advance(4s);
    QCOMPARE(m_stream->stuckFor(), 4000ms);
    while (m_stream->waitingBytes() > 0) {
        readPeer();
        turn();
    }
    QCOMPARE(m_stream->stuckFor(), 0ms);
}

void TestStream::leavesToTheKernelWhatIsNotReadYet()
{
    QCOMPARE(::write(m_peer, "abc", 3), 3);
    m_stream->setReading(false);
    turn();
    QCOMPARE(m_listener.readable, 0);
    m_stream->setReading(true);
    turn();
    QCOMPARE(m_listener.readable, 1);
    QByteArrayView bytes;
    QCOMPARE(m_stream->receive(bytes), Stream::Received::Bytes);
    QCOMPARE(bytes.toByteArray(), "abc");
    QCOMPARE(m_stream->receive(bytes), Stream::Received::Nothing);
}

/// Nobody reads the end of what it sends, so it would never be noticed.
void TestStream::tellsOnceThatThePeerHasHungUpWhileReadingIsOff()
{
    QCOMPARE(::write(m_peer, "abc", 3), 3);
    m_stream->setReading(false);
    turn();
    QCOMPARE(m_listener.hungUp, 0);
    QCOMPARE(::shutdown(m_peer, SHUT_WR), 0);
    turn();
    turn();
    QCOMPARE(m_listener.hungUp, 1);
    QCOMPARE(m_listener.broken, 0);
    m_stream->send("still heard");
    QCOMPARE(readPeer(), "still heard");
    m_stream->setReading(true);
    turn();
    QCOMPARE(m_listener.readable, 1);
}

void TestStream::tellsOnceThatThePeerIsGone()
{
    ::close(std::exchange(m_peer, -1));
    m_stream->send("into the void"); // Must not kill the process either.
    turn();
    QCOMPARE(m_listener.broken, 1);
    turn();
    QCOMPARE(m_listener.broken, 1);
    m_stream->send("more");
    QCOMPARE(m_stream->waitingBytes(), 0);
}

void TestStream::framesTextOfAnyLength_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("empty") << 0 << QByteArray::fromHex("8100");
    QTest::newRow("125") << 125 << QByteArray::fromHex("817d");
    QTest::newRow("126") << 126 << QByteArray::fromHex("817e007e");
    QTest::newRow("65535") << 65535 << QByteArray::fromHex("817effff");
    QTest::newRow("65536") << 65536 << QByteArray::fromHex("817f0000000000010000");
}

void TestStream::framesTextOfAnyLength()
{
    QFETCH(int, length);
    QFETCH(QByteArray, header);
    const QByteArray text(length, 't');
    QCOMPARE(textFrame(text), header + text);
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"
