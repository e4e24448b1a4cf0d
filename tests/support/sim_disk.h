// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace betlog::tests {

/// One file of a SimDisk: what a program reads of it, and what is left of it when the power goes.
struct SimFile
{
    /// A write or a truncation that no sync has followed yet.
    struct Change
    {
        qsizetype offset = 0; ///< of a truncation: the new size
        QByteArray bytes;
        bool isTruncation = false;
    };

    static constexpr int kShmLocks = 8; ///< as many as SQLite uses

    void write(qsizetype offset, QByteArrayView bytes);
    void truncate(qsizetype size);
    void sync();

    QByteArray content;
    QByteArray synced;
    QList<Change> unsynced;

    // What the handles on it share, as long as the power lasts; see sim_vfs.cpp.
    int sharedLocks = 0;
    int reservedLocks = 0; ///< 0 or 1, as the next two
    int pendingLocks = 0;
    int exclusiveLocks = 0;
    std::vector<std::unique_ptr<char[]>> shm;
    std::array<int, kShmLocks> shmShared {};
    std::array<bool, kShmLocks> shmExclusive {};
};

/// A disk in memory that loses what was not synced when its power goes, as real ones do: all of it,
/// the end of it, or any sectors of it. SQLite opens files on it by their path() as if they were
/// real ones. Chance decides what is lost, so one seed loses the same things every time.
class SimDisk
{
public:
    struct Counters
    {
        qint64 operations = 0; ///< writes, truncations, syncs, deletions
        qint64 crashes = 0;
        qint64 tornChanges = 0; ///< that were half on the disk after a crash
    };

    explicit SimDisk(base::Random& random);
    ~SimDisk();

    Q_DISABLE_COPY_MOVE(SimDisk)

    /// The path of a file on this disk and on no other.
    [[nodiscard]] QString path(const QString& name) const;

    /// The power goes now. Whoever still has a file open can do nothing with it any more.
    void crash();

    /// The power goes by itself in the middle of this many more operations.
    void crashAfter(int operations) { m_left = operations; }

    /// Since the last powerOn().
    [[nodiscard]] bool isDown() const { return m_isDown; }

    /// Files can be opened again; what there is of them is what the crash left.
    void powerOn();

    /// No file can grow: the disk is full.
    void setFull(bool full) { m_isFull = full; }

    /// Says yes to every sync and does nothing, as some disks do.
    void setLying(bool lying) { m_isLying = lying; }

    // ── while nobody has a file open ──
    void removeAll();
    [[nodiscard]] std::map<QByteArray, QByteArray> copyOfAll() const;
    void putBack(const std::map<QByteArray, QByteArray>& files);

    [[nodiscard]] const Counters& counters() const { return m_counters; }

    // ── for the file system (sim_vfs.cpp) ──
    using FilePointer = std::shared_ptr<SimFile>;

    /// nullptr where there is none, and none is to be made.
    [[nodiscard]] FilePointer open(const QByteArray& name, bool create);
    [[nodiscard]] bool exists(const QByteArray& name) const;
    [[nodiscard]] bool remove(const QByteArray& name);
    /// False: the power is gone.
    [[nodiscard]] bool write(SimFile& file, qsizetype offset, QByteArrayView bytes);
    [[nodiscard]] bool truncate(SimFile& file, qsizetype size);
    [[nodiscard]] bool sync(SimFile& file);

    [[nodiscard]] bool isFullFor(const SimFile& file, qsizetype end) const
    {
        return m_isFull && end > file.content.size();
    }

    /// Which life of the disk it is; handles of an earlier one are dead.
    [[nodiscard]] int life() const { return m_life; }

private:
    enum class Loss { Everything, TheEnd, AnySectors };

    /// Does it, unless the power goes before; false where it went, before or after.
    template <typename Operation>
    [[nodiscard]] bool operate(const Operation& operation);
    void lose(SimFile& file, Loss loss);
    void keepSectors(SimFile& file, const SimFile::Change& change);

    base::Random& m_random;
    QByteArray m_prefix;
    std::map<QByteArray, FilePointer> m_files;
    Counters m_counters;
    int m_left = 0; ///< operations until the power goes; 0: it stays
    int m_life = 1;
    bool m_isDown = false;
    bool m_isFull = false;
    bool m_isLying = false;
};

} // namespace betlog::tests
