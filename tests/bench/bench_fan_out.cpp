// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"
#include "tests/support/await.h"
#include "tests/support/net_house.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace betlog;

namespace {

constexpr int kRounds = 40;
constexpr int kChangeBytes = 1400; ///< a bet of three lines

double cpuMicroseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

double residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("VmRSS:\\s+(\\d+)"));
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toDouble();
}

int connectTo(quint16 port)
{
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        qFatal("Cannot connect");
    return client;
}

/// The other ends of all connections: reads whatever comes, on a thread of its own.
class Crowd
{
public:
    Crowd()
        : m_epoll(::epoll_create1(0))
        , m_thread([this] { readAll(); })
    { }

    ~Crowd()
    {
        m_isOver = true;
        m_thread.join();
        ::close(m_epoll);
    }

    Q_DISABLE_COPY_MOVE(Crowd)

    void join(int client)
    {
        epoll_event event {};
        event.events = EPOLLIN;
        event.data.fd = client;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client, &event);
    }

    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    void readAll()
    {
        std::array<epoll_event, 256> events {};
        std::array<char, 65536> buffer {};
        while (!m_isOver) {
            const int count = ::epoll_wait(m_epoll, events.data(), 256, 20);
            for (int i = 0; i < count; ++i)
                m_bytes += std::max<ssize_t>(
                    ::recv(events.at(size_t(i)).data.fd, buffer.data(), buffer.size(), 0), 0);
        }
    }

    int m_epoll;
    std::atomic<bool> m_isOver = false;
    std::atomic<qint64> m_bytes = 0;
    std::thread m_thread;
};

/// The least that it can cost: connections that are nothing but descriptors.
class BareServer
{
public:
    explicit BareServer(int clients, Crowd& crowd)
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        ::bind(m_listener, plain, size);
        ::listen(m_listener, 1024);
        ::getsockname(m_listener, plain, &size);
        for (int i = 0; i < clients; ++i) {
            crowd.join(connectTo(ntohs(address.sin_port)));
            m_peers.push_back(::accept(m_listener, nullptr, nullptr));
        }
    }

    void send(const QByteArray& frame) const
    {
        for (const int peer : m_peers)
            ::send(peer, frame.constData(), size_t(frame.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    }

private:
    int m_listener;
    std::vector<int> m_peers;
};

void fill(tests::NetHouse& house, int clients, Crowd& crowd)
{
    const QByteArray handshake = "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                                 "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    for (int i = 0; i < clients; ++i) {
        const int client = connectTo(house.port());
        ::send(client, handshake.constData(), size_t(handshake.size()), 0);
        crowd.join(client);
        if (!tests::await([&] { return house.hub().sessionCount() == i + 1; }))
            qFatal("A client is not let in");
    }
}

void measure(int clients)
{
    const domain::Room room {QStringLiteral("NFL"), domain::WeekKey(QDate(2024, 12, 1))};
    Crowd crowd;
    tests::NetHouse house;
    const double before = residentKilobytes();
    fill(house, clients, crowd);
    const double each = (residentKilobytes() - before) / clients;
    const BareServer bare(clients, crowd);
    const QByteArray frame = net::textFrame(QByteArray(kChangeBytes, 'x'));
    const auto drain = [&](qint64 bytes) { // Nothing of one round is left to the next.
        while (crowd.bytes() < bytes)
            std::this_thread::yield();
    };
    qint64 sent = crowd.bytes();
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < kRounds; ++round) {
        house.log.commit(room, kChangeBytes);
        double start = cpuMicroseconds();
        house.log.tell(1);
        ours.push_back((cpuMicroseconds() - start) / clients);
        drain(sent += qint64(clients) * kChangeBytes);
        start = cpuMicroseconds();
        bare.send(frame);
        theirs.push_back((cpuMicroseconds() - start) / clients);
        drain(sent += qint64(clients) * frame.size());
    }
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    const double our = ours.at(kRounds / 2);
    const double their = theirs.at(kRounds / 2);
    std::printf(
        "%5d subscribers: %5.2f us a delivery, a bare send loop %5.2f us, ratio %.2f; %.1f KB "
        "each\n",
        clients,
        our,
        their,
        our / their,
        each);
}

} // namespace

/// What one change to many subscribers costs the network's thread, beside the least that it can:
/// a loop of send() over descriptors, in the same run.
int main(int argc, char** argv)
{
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    for (const int clients : {100, 1000, 3000})
        measure(clients);
    return 0;
}
