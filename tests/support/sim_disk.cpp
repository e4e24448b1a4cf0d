// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sim_disk.h"

#include "tests/support/sim_vfs.h"

#include <algorithm>

namespace betlog::tests {

namespace {

constexpr qsizetype kSector = 512;

void put(QByteArray& content, qsizetype offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        content.append(offset + bytes.size() - content.size(), '\0');
    std::copy_n(bytes.data(), bytes.size(), content.data() + offset);
}

void resize(QByteArray& content, qsizetype size)
{
    if (size < content.size())
        content.truncate(size);
}

void apply(QByteArray& content, const SimFile::Change& change)
{
    if (change.isTruncation)
        resize(content, change.offset);
    else
        put(content, change.offset, change.bytes);
}

} // namespace

void SimFile::write(qsizetype offset, QByteArrayView bytes)
{
    put(content, offset, bytes);
    unsynced.append({offset, bytes.toByteArray(), false});
}

void SimFile::truncate(qsizetype size)
{
    resize(content, size);
    unsynced.append({size, {}, true});
}

void SimFile::sync()
{
    for (const Change& change : std::as_const(unsynced))
        apply(synced, change);
    unsynced.clear();
}

SimDisk::SimDisk(base::Random& random)
    : m_random(random)
    , m_prefix(mountSimDisk(*this))
{ }

SimDisk::~SimDisk()
{
    unmountSimDisk(*this);
}

QString SimDisk::path(const QString& name) const
{
    return QString::fromLatin1(m_prefix) + name;
}

SimDisk::FilePointer SimDisk::open(const QByteArray& name, bool create)
{
    const auto known = m_files.find(name);
    if (known != m_files.end())
        return known->second;
    if (!create || m_isDown)
        return nullptr;
    return m_files.emplace(name, std::make_shared<SimFile>()).first->second;
}

bool SimDisk::exists(const QByteArray& name) const
{
    return m_files.contains(name);
}

template <typename Operation>
bool SimDisk::operate(const Operation& operation)
{
    if (m_isDown)
        return false;
    ++m_counters.operations;
    const bool isLast = m_left > 0 && --m_left == 0;
    if (!isLast) {
        operation();
        return true;
    }
    if (m_random.below(2) == 0)
        operation();
    crash();
    return false;
}

bool SimDisk::remove(const QByteArray& name)
{
    return operate([&]() { m_files.erase(name); });
}

bool SimDisk::write(SimFile& file, qsizetype offset, QByteArrayView bytes)
{
    return operate([&]() { file.write(offset, bytes); });
}

bool SimDisk::truncate(SimFile& file, qsizetype size)
{
    return operate([&]() { file.truncate(size); });
}

bool SimDisk::sync(SimFile& file)
{
    return operate([&]() {
        if (!m_isLying)
            file.sync();
    });
}

void SimDisk::crash()
{
    if (m_isDown)
        return;
    ++m_counters.crashes;
    m_isDown = true;
    m_left = 0;
    ++m_life;
    const auto loss = static_cast<Loss>(m_random.below(3));
    for (auto& [name, file] : m_files) {
        // Handles keep the old file; it is nobody's any more.
        auto left = std::make_shared<SimFile>();
        left->synced = file->synced;
        left->unsynced = file->unsynced;
        lose(*left, loss);
        file = left;
    }
}

void SimDisk::lose(SimFile& file, Loss loss)
{
    const auto changes = static_cast<quint64>(file.unsynced.size());
    const quint64 kept = loss == Loss::TheEnd ? m_random.below(changes + 1) : 0;
    for (quint64 i = 0; i < changes; ++i) {
        const SimFile::Change& change = file.unsynced.at(static_cast<qsizetype>(i));
        if (i < kept)
            apply(file.synced, change);
        else if (loss == Loss::AnySectors)
            keepSectors(file, change);
    }
    file.unsynced.clear();
    file.content = file.synced;
}

void SimDisk::keepSectors(SimFile& file, const SimFile::Change& change)
{
    if (change.isTruncation) {
        if (m_random.below(2) == 0)
            apply(file.synced, change);
        return;
    }
    qsizetype kept = 0;
    for (qsizetype at = 0; at < change.bytes.size(); at += kSector) {
        if (m_random.below(2) == 0)
            continue;
        const QByteArray sector = change.bytes.mid(at, kSector);
        put(file.synced, change.offset + at, sector);
        kept += sector.size();
    }
    m_counters.tornChanges += kept > 0 && kept < change.bytes.size() ? 1 : 0;
}

void SimDisk::powerOn()
{
    m_isDown = false;
}

void SimDisk::removeAll()
{
    m_files.clear();
}

std::map<QByteArray, QByteArray> SimDisk::copyOfAll() const
{
    std::map<QByteArray, QByteArray> files;
    for (const auto& [name, file] : m_files)
        files.emplace(name, file->content);
    return files;
}

void SimDisk::putBack(const std::map<QByteArray, QByteArray>& files)
{
    m_files.clear();
    for (const auto& [name, content] : files) {
        auto file = std::make_shared<SimFile>();
        file->content = content;
        file->synced = content;
        m_files.emplace(name, std::move(file));
    }
}

} // namespace betlog::tests
