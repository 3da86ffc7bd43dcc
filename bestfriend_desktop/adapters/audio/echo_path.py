"""The way sound takes from the loudspeaker to the microphone, followed by a Kalman filter.

A linear filter touches nothing but the echo: whoever speaks at the same time is left as they are. What a
canceller that also suppresses makes of the rest is gentler the less echo there is in it.

The partitioned filter in the frequency domain of Kuech, Mabande and Enzner, "State-space architecture of the
partitioned-block-based acoustic echo controller" (ICASSP 2014). It learns fast while only the echo is heard
and hardly at all while somebody speaks, without having to be told: the noise it expects is the sound it
cannot explain. Where the way has changed, what is left resembles what was played: by how much is the least
that the way is doubted, so that it is learned anew within seconds.
"""

import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.audio.resampling import Samples

Signal = npt.NDArray[np.float64]
Spectrum = npt.NDArray[np.complex128]

STEP_SAMPLES = 160
"""10 ms at 16 kHz."""

PARTS = 26
"""260 ms of reverberation are followed."""

KEEPS = 0.999
"""How much of the way is thought to be the same 10 ms later."""

UNKNOWN = 0.1
"""How large the power of the way may be at the beginning, for each frequency and part."""

ALWAYS_POSSIBLE = 1e-3
"""However quiet an echo has been, it may come to be so loud: a headset is unplugged."""

NOISE_KEPT = 0.8
"""Of the estimate of what is no echo, from one step to the next."""

RESEMBLANCE_KEPT = 0.98
"""What is left is compared with what was played over half a second."""

BY_CHANCE = 6.0
"""So many times the resemblance that two voices have on average by chance is one."""

FAINT = 10**-3.8
"""Of the power of what is played: an echo of 38 dB less, as of a headset that leaks, is hardly one."""

NOT_FAINT = 10**-2.8
"""And this is one again; whoever speaks just as it begins to play can look like an echo of 32 dB less."""

KNOWN_WELL = 10**-1.5
"""Of the power of what is played: doubted by less, the way is known well enough to say that there is none."""

LOUDEST_LEFT = 10**-2.5
"""Of the energy of what was played lately: a faint echo leaves no more than this, however it swells."""

WEIGHED_OVER_STEPS = 30
"""0.3 s."""

HARDLY_PLAYED = 1e5
"""The power of noise that nobody hears: of such sound there is no telling what became of it."""


class EchoPath:
    """Follows one microphone; 16 kHz."""

    def __init__(self) -> None:
        self._far = np.zeros(2 * STEP_SAMPLES)
        bins = STEP_SAMPLES + 1
        self._spectra = np.zeros((PARTS, bins), np.complex128)
        """Of what was played: the last steps, the latest first, each with the one before it."""
        self._way = np.zeros((PARTS, bins), np.complex128)
        self._doubt = np.full((PARTS, bins), UNKNOWN)
        """The expected square of the error of the way."""
        self._noise = np.zeros(bins)
        self._cross = np.zeros((PARTS, bins), np.complex128)
        """Of what was played and what is left; the power of both stands below."""
        self._played = np.zeros((PARTS, bins))
        self._left = np.zeros(bins)
        self._bounded = 0
        self._weights = np.zeros(3)
        """Power of the surely known echo, of what is doubted, and of what was played; lately."""
        self._is_faint = False

    def echo(self, near: Samples, far: Samples) -> Signal:
        """What of the next 160 samples of the microphone is echo.

        Args:
            near: what the microphone hears.
            far: what the loudspeaker plays then; the echo is up to 260 ms later.
        """
        self._far = np.concatenate([self._far[STEP_SAMPLES:], far])
        self._spectra = np.roll(self._spectra, 1, axis=0)
        self._spectra[0] = np.fft.rfft(self._far)
        echo: Signal = np.fft.irfft((self._spectra * self._way).sum(axis=0))[STEP_SAMPLES:]
        self._learn(near - echo)
        return echo

    def leaves(self, energy: float) -> bool:
        """Whether so much of the last 160 samples, the sum of their squares, can be left of an echo.

        Always True until it is known that there is no echo to speak of.
        """
        if not self._is_faint:
            return True
        played = (np.abs(self._spectra) ** 2).sum(axis=1).max() / STEP_SAMPLES
        return bool(energy <= LOUDEST_LEFT * played)

    def _learn(self, rest: Signal) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros(STEP_SAMPLES), rest]))
        power = np.abs(error) ** 2
        smooth = self._noise + (1 - NOISE_KEPT) * (power - self._noise)
        self._noise = np.maximum(power, smooth)  # somebody who begins to speak counts at once
        played = np.abs(self._spectra) ** 2
        self._doubt = np.maximum(self._doubt, self._missed(error, power, played))
        self._weigh(played)
        # Half of each transform is new: so half the power of what was played explains the error.
        # With no least noise, hiss would be learned as echo in a pause, and be a voice in what follows.
        gain = self._doubt / ((played * self._doubt).sum(axis=0) + 2 * self._noise + HARDLY_PLAYED)
        change = KEEPS**2
        self._doubt *= change * (1 - 0.5 * gain * played)
        self._doubt += (1 - change) * np.maximum(np.abs(self._way) ** 2, ALWAYS_POSSIBLE)
        self._way += gain * self._spectra.conj() * error
        self._way *= KEEPS
        self._bound(self._bounded)
        self._bounded = (self._bounded + 1) % PARTS

    def _weigh(self, played: Signal) -> None:
        """See whether there is an echo to speak of; who speaks makes the way doubtful, but is no echo."""
        sure = np.maximum(np.abs(self._way) ** 2 - self._doubt, 0)
        now = (played * sure).sum(), (played * self._doubt).sum(), played.sum() / PARTS
        self._weights += (np.array(now) - self._weights) / WEIGHED_OVER_STEPS
        echo, doubted, sound = self._weights
        if self._is_faint:
            self._is_faint = bool(echo < NOT_FAINT * sound)
        else:
            self._is_faint = bool(echo < FAINT * sound and doubted < KNOWN_WELL * sound)

    def _missed(self, error: Spectrum, power: Signal, played: Signal) -> Signal:
        """How far off the way is at least, squared: what is left still resembles what was played."""
        new = 1 - RESEMBLANCE_KEPT
        self._cross += new * (self._spectra.conj() * error - self._cross)
        self._played += new * (played - self._played)
        self._left += new * (power - self._left)
        chance = BY_CHANCE * new * self._played * self._left
        missed: Signal = (np.abs(self._cross) ** 2 - chance) / (self._played + HARDLY_PLAYED) ** 2
        return np.minimum(missed, UNKNOWN)

    def _bound(self, part: int) -> None:
        """Keep a part of the way within its 10 ms; one at a time, as AEC3 does, is enough."""
        response = np.fft.irfft(self._way[part])
        response[STEP_SAMPLES:] = 0
        self._way[part] = np.fft.rfft(response)
